package io.github.distill4j;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A checksum over everything added to it, in order: says whether two things are the same. */
public final class Checksum {

  private final MessageDigest digest;

  private Checksum(String algorithm) {
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** An empty SHA-256. */
  public static Checksum sha256() {
    return new Checksum("SHA-256");
  }

  /** An empty MD5, for files whose publisher gives nothing stronger. */
  public static Checksum md5() {
    return new Checksum("MD5");
  }

  /** SHA-256, in hexadecimal, of the values' texts, in order. */
  public static String of(Object... values) {
    Checksum checksum = sha256();
    for (Object value : values) {
      checksum.add(value + "\0");
    }
    return checksum.hex();
  }

  public Checksum add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text's UTF-8 bytes. */
  public Checksum add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same stream, everything read from which is added. */
  public InputStream over(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  /** The checksum in hexadecimal; ends it, so that it is empty again. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
