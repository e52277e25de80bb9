package io.github.distill4j.label;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The data set's own labels: all weight on one class, which is also the only candidate. */
public record HardLabels() implements LabelSource {

  @Override
  public Set<Content> gives() {
    return Set.of(Content.DISTRIBUTION, Content.CANDIDATES);
  }

  @Override
  public Labels of(Examples examples, Function<String, Teacher> teachers) {
    LabelRows rows = LabelRows.oneHot(examples.labels(), examples.classes());
    return Labels.free(Map.of(Content.DISTRIBUTION, rows, Content.CANDIDATES, rows));
  }
}
