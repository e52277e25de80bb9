package io.github.distill4j.label;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where an arm's labels come from. One record each, whose components are its keys in YAML; the
 * register below gives it its name there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "hard", value = HardLabels.class),
  @JsonSubTypes.Type(name = "teacher", value = TeacherLabels.class),
  @JsonSubTypes.Type(name = "file", value = FileLabels.class),
})
public interface LabelSource {

  /** What its labels say; {@link Content#CLASS} goes without saying. */
  Set<Content> gives();

  /** The teachers it asks, by their names: they are trained first. */
  default List<String> needs() {
    return List.of();
  }

  /**
   * Everything but images and teachers that decides its labels.
   *
   * @throws io.github.distill4j.UserMistake when a file it reads is not there
   */
  default String identity() {
    return toString();
  }

  /**
   * The labels of a part.
   *
   * @param teachers those it needs, by their names
   * @throws io.github.distill4j.UserMistake when the labels are not sound or do not fit
   * @throws IOException when what is to be kept cannot be written
   */
  Labels of(Examples examples, Function<String, Teacher> teachers) throws IOException;
}
