package io.github.distill4j.report.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things that belong together, in the order in which they come. */
public final class Grouped {

  private Grouped() {}

  /** Those of equal keys in one list. */
  public static <T> List<List<T>> by(Collection<T> things, Function<? super T, ?> key) {
    Map<Object, List<T>> groups = new LinkedHashMap<>();
    for (T each : things) {
      groups.computeIfAbsent(key.apply(each), k -> new ArrayList<>()).add(each);
    }
    return List.copyOf(groups.values());
  }
}
