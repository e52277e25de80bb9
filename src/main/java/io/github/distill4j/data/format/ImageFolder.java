package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.RawData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of images with one sub-folder a class, or folders {@code train}, {@code val} and {@code
 * test} of such ({@link PartFolders}). Classes are in alphabetical order; all images have one size.
 */
public record ImageFolder() implements Format {

  @Override
  public String name() {
    return "image-folder";
  }

  @Override
  public Optional<Path> find(Path place, List<String> classes) {
    return Optional.of(place).filter(folder -> Files.isDirectory(folder) && holds(folder, classes));
  }

  private static boolean holds(Path folder, List<String> classes) {
    Path train = PartFolders.of(folder, new ClassFolders(new LeftOut())).train();
    return classes.stream().allMatch(name -> Files.isDirectory(train.resolve(name)));
  }

  @Override
  public RawData read(Path where, List<String> classes) {
    RawData data = read(where);
    if (!data.train().classes().equals(classes)) {
      throw new UserMistake(
          "%s: has the class folders %s, expected %s, in this order",
          where, data.train().classes(), classes);
    }
    return data;
  }

  /**
   * Reads a folder that no catalog knows; its sub-folders name the classes.
   *
   * @throws UserMistake for an empty class folder, an image outside of one, an image of another
   *     size, one that cannot be read, and images that do not fit into memory, naming it
   */
  public static RawData read(Path root) {
    return read(root, HeapShare.ofThisProcess());
  }

  static RawData read(Path root, HeapShare memory) {
    return new FolderReader(memory).read(root);
  }
}
