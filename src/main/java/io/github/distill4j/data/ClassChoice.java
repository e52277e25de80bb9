package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Keeps some classes of a set, or unites several under a new name. */
final class ClassChoice {

  private ClassChoice() {}

  /** The set with the classes the study asks for: first the subset, then the groups. */
  static RawData apply(DataSpec spec, RawData data) {
    RawData subset = data;
    if (!spec.classes().isEmpty()) {
      subset = data.map(set -> subset(set, spec.classes()));
    }
    RawData grouped = subset;
    if (!spec.groups().isEmpty()) {
      grouped = subset.map(set -> groups(set, spec.groups()));
    }
    if (grouped.train().classes().size() < 2) {
      throw new UserMistake(
          "data.set: %s has one class here (%s), expected at least 2",
          spec.set(), grouped.train().classes().get(0));
    }
    return grouped;
  }

  private static ImageSet subset(ImageSet set, List<String> classes) {
    if (new HashSet<>(classes).size() < classes.size()) {
      throw new UserMistake("data.classes: %s names a class twice", classes);
    }
    int[] newLabel = noLabels(set);
    for (String name : classes) {
      newLabel[labelOf(set, name, "data.classes")] = classes.indexOf(name);
    }
    return set.relabelled(classes, newLabel);
  }

  private static ImageSet groups(ImageSet set, Map<String, List<String>> groups) {
    List<String> names = List.copyOf(groups.keySet());
    int[] newLabel = noLabels(set);
    groups.forEach(
        (group, members) -> {
          for (String member : members) {
            int label = labelOf(set, member, "data.groups." + group);
            if (newLabel[label] >= 0) {
              throw new UserMistake("data.groups.%s: class %s is in two groups", group, member);
            }
            newLabel[label] = names.indexOf(group);
          }
        });
    return set.relabelled(names, newLabel);
  }

  private static int[] noLabels(ImageSet set) {
    int[] labels = new int[set.classes().size()];
    Arrays.fill(labels, -1);
    return labels;
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
