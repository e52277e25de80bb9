package io.github.distill4j.study;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a study is going to do, checked against its images.
 *
 * @param study the study
 * @param tasks each behind those that it needs
 * @param images checksums of the images by words that say which; {@link #EVERY_SETTING} when there
 *     is one set
 * @param data what the images are, for people, one line each
 * @param words what is planned, for people, one line each
 */
public record Plan(
    Study study,
    List<Task> tasks,
    Map<String, String> images,
    List<String> data,
    List<String> words) {

  /** Says which images where no key of the data is swept. */
  public static final String EVERY_SETTING = "every setting";

  /** Copies the lists. */
  public Plan {
    tasks = List.copyOf(tasks);
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    data = List.copyOf(data);
    words = List.copyOf(words);
  }

  /** Every task's id. */
  public List<String> ids() {
    return tasks.stream().map(Task::id).toList();
  }

  /** The tasks that no other one needs: those that the study is about. */
  List<Task> ends() {
    Set<String> needed = new HashSet<>();
    tasks.forEach(task -> needed.addAll(task.needs()));
    tasks.forEach(task -> needed.addAll(task.besides()));
    return tasks.stream().filter(task -> !needed.contains(task.id())).toList();
  }
}
