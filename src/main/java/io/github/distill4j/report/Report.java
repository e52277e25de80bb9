package io.github.distill4j.report;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.page.HtmlPage;
import io.github.distill4j.report.page.Page;
import io.github.distill4j.study.distil.StudySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything there is to say about results folders, made from what they hold and nothing else.
 *
 * @param terminal tables and the answer, for a terminal
 * @param page the same and more, with figures
 * @param trials every single result as CSV
 */
public record Report(String terminal, Page page, String trials) {

  /**
   * The report of one results folder, whatever the kind of its study.
   *
   * @throws io.github.distill4j.UserMistake when there is no study in it
   */
  public static Report of(Path folder) {
    return Studies.in(folder) instanceof StudySpec
        ? of(List.of(Source.read(folder)))
        : new TwoLayerReport(folder, Studies.soFar(folder)).report();
  }

  /** A report on these folders of distillation studies: one, or several side by side. */
  public static Report of(List<Source> sources) {
    return new ComparisonReport(sources).report();
  }

  /**
   * Writes {@code index.html}, {@code trials.csv} and {@code figures/}; each file is replaced
   * whole.
   *
   * @return the page
   */
  public Path write(Path folder) throws IOException {
    AtomicFile.removeRemains(folder);
    Pictures pictures = Pictures.of(page.galleries());
    pictures.write(folder.resolve("figures"));
    AtomicFile.write(folder.resolve("trials.csv"), trials);
    Path file = folder.resolve("index.html");
    AtomicFile.write(file, new HtmlPage(page, pictures).text());
    return file;
  }
}
