package io.github.distill4j.study;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.Checksum;
import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.TextFile;
import io.github.distill4j.spec.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** The two files of a results folder that say whose it is. */
final class StudyFile {

  /** The study with every default written out. */
  static final String NAME = "study.yaml";

  private static final String ORIGIN = "origin.yaml";

  private static final String SEAL = "# SHA-256 of the lines below: ";

  private StudyFile() {}

  /** Whether a folder is the results folder of a study. */
  static boolean isIn(Path folder) {
    return PlainFile.exists(folder.resolve(NAME));
  }

  /**
   * The file of a results folder, as it was written.
   *
   * @throws UserMistake when it is none, or has been cut or changed since
   */
  static Path of(Path folder) {
    if (!isIn(folder)) {
      throw new UserMistake("%s: no %s here; expected the results folder of a study", folder, NAME);
    }
    Path file = folder.resolve(NAME);
    requireWhole(file);
    return file;
  }

  /** The kind of a folder's study. */
  static String kind(Path folder) {
    return read(folder, (source, text) -> new StudyText(source, source, text).kind());
  }

  /** Whatever a reader makes of the file's name and text. */
  static <T> T read(Path folder, BiFunction<String, String, T> reader) {
    Path file = of(folder);
    try {
      return reader.apply(file.toString(), TextFile.read(file));
    } catch (IOException | UserMistake e) {
      throw new UserMistake(
          "%s: damaged, or written by another version (%s); if it is damaged, delete it and run"
              + " the study's command again: finished trials stay",
          file, firstLine(e));
    }
  }

  /**
   * What made a folder.
   *
   * @return nothing when nobody has written it down
   * @throws UserMistake when the file is damaged
   */
  static Optional<Origin> origin(Path folder) {
    Path file = folder.resolve(ORIGIN);
    if (!PlainFile.exists(file)) {
      return Optional.empty();
    }
    requireWhole(file);
    try {
      String text = TextFile.read(file);
      return Optional.of(
          SpecMapper.value(SpecMapper.keys(ORIGIN, text, Origin.class), Origin.class));
    } catch (IOException | RuntimeException e) {
      throw damaged(file, firstLine(e));
    }
  }

  /** Writes both, with what the folder already holds put first: a folder only grows. */
  static void write(Path folder, Ownership owner) throws IOException {
    Study spec = owner.spec();
    Origin origin = owner.origin();
    if (isIn(folder)) {
      spec = read(folder, spec::after);
      origin = origin(folder).map(owner.origin()::after).orElse(origin);
    }
    write(folder.resolve(NAME), spec.yaml());
    write(folder.resolve(ORIGIN), YamlWriter.text(SpecMapper.tree(origin)));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(sealed(text).getBytes(StandardCharsets.UTF_8)));
  }

  private static String sealed(String text) {
    return SEAL + Checksum.sha256().add(text).hex() + "\n" + text;
  }

  /** A file cut at a key's end would still be a study: one with defaults in the keys' place. */
  private static void requireWhole(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String content = text.substring(text.indexOf('\n') + 1);
      // Versions before the seal wrote none.
      if (text.startsWith(SEAL) && !text.equals(sealed(content))) {
        throw damaged(file, "it is not what was written");
      }
    } catch (IOException e) {
      throw damaged(file, firstLine(e));
    }
  }

  private static UserMistake damaged(Path file, String words) {
    return new UserMistake(
        "%s: damaged (%s); delete it and run the study's command again: finished trials stay",
        file, words);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
