package io.github.distill4j.report.page;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Table;
import java.awt.Color;
import java.util.List;
import java.util.Map;

/**
 * What a report's page tells, from top to bottom. Texts are made one line by {@link ShownText}.
 *
 * @param name of the study
 * @param questions it is to answer
 * @param answer in a sentence or two
 * @param problems what was damaged, is missing or was made differently, one sentence each
 * @param lead the tables that matter most
 * @param galleries figures
 * @param tables that say more
 * @param facts what made the numbers: a name and a fact a row
 * @param studies the studies as they were run
 * @param commands that make them and this page again
 * @param everything tables of all single results
 * @param colours of the rows of arms, by the arm's name
 */
public record Page(
    String name,
    List<String> questions,
    String answer,
    List<String> problems,
    List<Table> lead,
    List<Gallery> galleries,
    List<Table> tables,
    Table facts,
    List<Yaml> studies,
    List<String> commands,
    List<Table> everything,
    Map<String, Color> colours) {

  /** Copies the lists. */
  public Page {
    name = ShownText.line(name);
    questions = questions.stream().map(ShownText::prose).toList();
    answer = ShownText.line(answer);
    problems = problems.stream().map(ShownText::line).toList();
    lead = List.copyOf(lead);
    galleries = List.copyOf(galleries);
    tables = List.copyOf(tables);
    studies = List.copyOf(studies);
    commands = List.copyOf(commands);
    everything = List.copyOf(everything);
    colours = Map.copyOf(colours);
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
