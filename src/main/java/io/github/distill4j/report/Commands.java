package io.github.distill4j.report;

import io.github.distill4j.ShownText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader types to have studies and their report again. */
final class Commands {

  private Commands() {}

  /** One command a folder, and one for the report. */
  static List<String> of(List<Path> folders) {
    List<String> commands = new ArrayList<>();
    for (Path folder : folders) {
      commands.add(
          "./run.sh study "
              + quoted(folder.resolve("study.yaml").toString())
              + " --out "
              + quoted(folder + "-again"));
    }
    commands.add(
        folders.stream()
            .map(folder -> quoted(folder.toString()))
            .collect(
                Collectors.joining(
                    " ", folders.size() > 1 ? "./run.sh compare " : "./run.sh report ", "")));
    return commands;
  }

  private static String quoted(String word) {
    if (!ShownText.line(word).equals(word)) {
      return "$'" + ShownText.line(word.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }
    return word.matches("[\\w./+=:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
