package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps some classes of a set, or unites several under a new name. */
final class ClassChoice {

  private ClassChoice() {}

  /** The set with the classes the study asks for: first the subset, then the groups. */
  static RawData apply(DataSpec spec, RawData data) {
    RawData chosen = data.map(set -> groups(subset(set, spec.classes()), spec.groups()));
    List<String> classes = chosen.train().classes();
    if (classes.size() < 2) {
      throw new UserMistake(
          "data.set: %s has one class here (%s), expected at least 2", spec.set(), classes.get(0));
    }
    return chosen;
  }

  private static ImageSet subset(ImageSet set, List<String> classes) {
    Map<String, List<String>> each = new LinkedHashMap<>();
    classes.forEach(name -> each.put(name, List.of(name)));
    if (each.size() < classes.size()) {
      throw new UserMistake("data.classes: %s names a class twice", classes);
    }
    return united(set, each, name -> "data.classes");
  }

  private static ImageSet groups(ImageSet set, Map<String, List<String>> groups) {
    return united(set, groups, group -> "data.groups." + group);
  }

  private static ImageSet united(
      ImageSet set, Map<String, List<String>> groups, UnaryOperator<String> key) {
    if (groups.isEmpty()) {
      return set;
    }
    List<String> names = List.copyOf(groups.keySet());
    int[] newLabel = new int[set.classes().size()];
    Arrays.fill(newLabel, -1);
    for (String group : names) {
      for (String member : groups.get(group)) {
        int label = labelOf(set, member, key.apply(group));
        if (newLabel[label] >= 0) {
          throw new UserMistake("%s: class %s is in two groups", key.apply(group), member);
        }
        newLabel[label] = names.indexOf(group);
      }
    }
    return set.relabelled(names, newLabel);
  }

  private static int labelOf(ImageSet set, String name, String key) {
    int label = set.classes().indexOf(name);
    if (label < 0) {
      throw new UserMistake(
          "%s: there is no class %s, expected some of %s",
          key, name, String.join(", ", set.classes()));
    }
    return label;
  }
}
