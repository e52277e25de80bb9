package io.github.distill4j.report.page;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.table.Table;
import java.util.List;

/**
 * What a report's page tells, from top to bottom. Texts are made one line by {@link ShownText}.
 *
 * @param name of the study
 * @param questions it is to answer
 * @param answer in a sentence or two
 * @param problems what was damaged, is missing or was made differently, one sentence each
 * @param findings tables and figures
 * @param facts what made the numbers: a name and a fact a row
 * @param studies the studies as they were run
 * @param commands that make them and this page again
 */
public record Page(
    String name,
    List<String> questions,
    String answer,
    List<String> problems,
    Findings findings,
    Table facts,
    List<Yaml> studies,
    List<String> commands) {

  /** Copies the lists. */
  public Page {
    name = ShownText.line(name);
    questions = questions.stream().map(ShownText::prose).toList();
    answer = ShownText.line(answer);
    problems = problems.stream().map(ShownText::line).toList();
    studies = List.copyOf(studies);
    commands = List.copyOf(commands);
  }

  /**
   * A study's text.
   *
   * @param file where it is
   * @param text YAML
   */
  public record Yaml(String file, String text) {

    /** Makes the file's name one line. */
    public Yaml {
      file = ShownText.line(file);
    }
  }
}
