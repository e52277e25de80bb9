package io.github.distill4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("my.yaml"), bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "größe: \uD83D\uDE00\n", "\uFEFFa: b\uFEFF"})
  void utf8IsReadAndAMarkBeforeItIsNoText(String text) throws IOException {
    String read = TextFile.read(file(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(read).isEqualTo(text.replaceFirst("^\uFEFF", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO-8859-1 | line 2: byte 8 of the file is f6, which is not UTF-8",
        "windows-1252 | line 2: byte 8 of the file is f6, which is not UTF-8",
        "UTF-16 | line 1: byte 1 of the file begins the mark of UTF-16",
        "x-UTF-16LE-BOM | line 1: byte 1 of the file begins the mark of UTF-16",
        "UTF-16LE | line 1: byte 2 of the file is 0, as in UTF-16",
        "UTF-16BE | line 1: byte 1 of the file is 0, as in UTF-16",
        "UTF-32BE | line 1: byte 1 of the file is 0, as in UTF-16",
      })
  void anotherEncodingIsNamedByItsFirstByte(String encoding, String words) throws IOException {
    Path file = file("a: b\ngröße: c\n".getBytes(Charset.forName(encoding)));
    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + " " + words + "; save the file as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aCharacterCutAtTheEndIsNamed(int bytes) throws IOException {
    byte[] cut = java.util.Arrays.copyOf("\uD83D\uDE00".getBytes(StandardCharsets.UTF_8), bytes);
    Path file = file(cut);
    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("byte 1 of the file is f0, which is not UTF-8");
  }

  @Test
  void whatIsNoFileOrFarTooLargeIsNotRead() throws IOException {
    assertThatThrownBy(() -> TextFile.read(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessage(folder + ": expected a file, found a folder; move it away");
    Path file = folder.resolve("large");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1L << 40);
    }
    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": is longer than 3,000,000 bytes, the most expected here");
  }
}
