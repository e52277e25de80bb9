package io.github.distill4j.label;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A teacher's answers. They are kept where images stay what they are; under augmentation the
 * teacher looks at the same views as the student (Beyer et al. 2022 find that this matters).
 *
 * @param name which teacher (default {@value #THE_TEACHER}, the one of the section of this name)
 */
public record TeacherLabels(String name) implements LabelSource {

  /** The name of a study's only teacher. */
  public static final String THE_TEACHER = "teacher";

  public TeacherLabels {
    name = name == null ? THE_TEACHER : name;
  }

  @Override
  public Set<Content> gives() {
    return Set.of(Content.LOGITS, Content.DISTRIBUTION);
  }

  @Override
  public List<String> needs() {
    return List.of(name);
  }

  @Override
  public Labels of(Examples examples, Function<String, Teacher> teachers) throws IOException {
    Teacher teacher = teachers.apply(name);
    if (examples.changing()) {
      LabelRows live = (indices, views) -> teacher.logits(views);
      return new Labels(rows(live, examples), true, 0, 0);
    }
    KeptLogits kept = teacher.logits(examples.part());
    LabelRows known = LabelRows.known(kept.labels().values(), examples.classes());
    return new Labels(rows(known, examples), false, kept.seconds(), kept.bytes());
  }

  private static Map<Content, LabelRows> rows(LabelRows logits, Examples examples) {
    return Map.of(
        Content.LOGITS,
        logits,
        Content.DISTRIBUTION,
        LabelRows.softmax(logits, examples.classes()));
  }
}
