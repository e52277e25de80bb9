package io.github.distill4j.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A study's YAML before it is read.
 *
 * @param source the file, or the built-in study's name
 * @param name the study's name unless the text gives another
 * @param text YAML
 */
public record StudyText(String source, String name, String text) {

  /** The studies that come with the program, shortest first. */
  public static final List<String> BUILT_IN =
      List.of(
          "quickstart",
          "mnist-two-layer",
          "cifar10-pair",
          "cifar10",
          "two-layer-table1",
          "two-layer-regimes",
          "two-layer-scaling");

  /**
   * Finds a study.
   *
   * @param wanted a built-in study's name, or the path of a YAML file
   * @throws UserMistake when there is neither
   */
  public static StudyText find(String wanted) {
    try {
      return BUILT_IN.contains(wanted) ? builtIn(wanted) : file(Path.of(wanted));
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read: %s", wanted, e.getMessage());
    }
  }

  private static StudyText builtIn(String name) throws IOException {
    try (InputStream in = StudyText.class.getResourceAsStream("/studies/" + name + ".yaml")) {
      return new StudyText(name, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static StudyText file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserMistake(
          "no study %s: expected one of %s, or a YAML file", file, String.join(", ", BUILT_IN));
    }
    String name = file.getFileName().toString().replaceFirst("(?<=.)\\.ya?ml$", "");
    return new StudyText(file.toString(), name, TextFile.read(file));
  }

  /**
   * The study that a results folder belongs to.
   *
   * @throws UserMistake when it is no results folder
   */
  public static StudyText of(Path results) {
    return find(StudyFile.of(results).toString());
  }

  /**
   * The kind of the study, a word that its YAML holds; the distillation study's may be left out.
   */
  public String kind() {
    JsonNode word = SpecMapper.keys(source, text, Object.class).get("kind");
    try {
      return word == null ? Study.USUAL_KIND : SpecMapper.value(word, String.class);
    } catch (UserMistake mistake) {
      throw mistake.in(source);
    }
  }
}
