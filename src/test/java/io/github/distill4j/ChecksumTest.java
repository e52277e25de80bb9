package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumTest {

  /** FIPS 180-2, appendix B.1. */
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void equalsThePublishedOnes() {
    assertThat(Checksum.sha256().add("abc").hex()).isEqualTo(SHA256_OF_ABC);
    // RFC 1321, appendix A.5.
    assertThat(Checksum.md5().add("abc").hex()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
  }

  @Test
  void whatIsReadIsAddedInOrder() throws IOException {
    Checksum checksum = Checksum.sha256().add(new byte[] {'a'});
    byte[] rest = "bc".getBytes(StandardCharsets.UTF_8);
    try (InputStream in = checksum.over(new ByteArrayInputStream(rest))) {
      assertThat(in.readAllBytes()).isEqualTo(rest);
    }
    assertThat(checksum.hex()).isEqualTo(SHA256_OF_ABC);
  }
}
