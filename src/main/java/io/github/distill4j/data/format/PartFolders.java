package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a folder of images keeps its parts.
 *
 * @param train the class folders of the training images, or of all
 * @param validation those of the validation images, if the folder has them apart
 * @param test those of the test images, likewise
 */
record PartFolders(Path train, Optional<Path> validation, Optional<Path> test) {

  private static final Map<Part, Set<String>> NAMES =
      Map.of(
          Part.TRAIN, Set.of("train", "training"),
          Part.VALIDATION, Set.of("val", "valid", "validation"),
          Part.TEST, Set.of("test", "testing"));

  /**
   * The parts among a folder's sub-folders. There are some when one is called train and the others
   * validation or test, in the usual words and any case, or train is all there is; else every
   * sub-folder is a class.
   *
   * @param folders is told which are neither
   */
  static PartFolders of(Path root, ClassFolders folders) {
    List<Path> inside = folders.in(root);
    List<Path> known = inside.stream().filter(folder -> part(folder).isPresent()).toList();
    Optional<Path> train = only(known, Part.TRAIN);
    boolean alone = known.size() == 1 && inside.size() > 1;
    if (train.isEmpty() || alone) {
      return new PartFolders(root, Optional.empty(), Optional.empty());
    }
    inside.stream()
        .filter(folder -> !known.contains(folder))
        .forEach(folder -> folders.leftOut().add(LeftOut.Reason.BESIDE, folder));
    return new PartFolders(train.get(), only(known, Part.VALIDATION), only(known, Part.TEST));
  }

  private static Optional<Part> part(Path folder) {
    String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
    return NAMES.keySet().stream().filter(part -> NAMES.get(part).contains(name)).findFirst();
  }

  private static Optional<Path> only(List<Path> known, Part part) {
    List<Path> found = known.stream().filter(f -> part(f).orElseThrow() == part).toList();
    if (found.size() > 1) {
      throw new UserMistake(
          "%s: means the same part as %s, expected one of them; unite or rename them",
          found.get(1), found.get(0).getFileName());
    }
    return found.stream().findFirst();
  }
}
