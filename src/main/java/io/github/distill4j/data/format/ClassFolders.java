package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ClassNames;
import io.github.distill4j.data.format.LeftOut.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds class folders and the image files in them, and notes all else that is there.
 *
 * <p>Hidden files are passed over, and files that neither are images nor are called so. Links to
 * files and to class folders are followed, those further down are not: they may lead back.
 *
 * @param leftOut is told of what was passed over
 */
record ClassFolders(LeftOut leftOut) {

  /** What systems leave in folders beside what begins with a dot. */
  private static final Set<String> HIDDEN = Set.of("Thumbs.db", "desktop.ini", "__MACOSX");

  /** The folders inside a folder, in alphabetical order. */
  List<Path> in(Path folder) {
    return inside(folder).stream().filter(f -> Files.isDirectory(f) && !isHidden(f)).toList();
  }

  /**
   * Their names, which are those of classes.
   *
   * @throws UserMistake when there are none, or one is no name
   */
  List<String> names(Path folder) {
    List<String> names = in(folder).stream().map(ClassFolders::name).toList();
    if (names.isEmpty()) {
      throw new UserMistake("%s: has no sub-folder, expected one a class", folder);
    }
    return ClassNames.check(folder, names);
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted(Comparator.comparing(ClassFolders::name)).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserMistake("%s: cannot be read (%s)", folder, e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static boolean isHidden(Path path) {
    return name(path).startsWith(".") || HIDDEN.contains(name(path));
  }

  /** Notes what lies beside the folders in a folder. */
  void noteBeside(Path folder) {
    for (Path path : inside(folder)) {
      if (isHidden(path)) {
        leftOut.add(Reason.HIDDEN, path);
      } else if (!Files.isDirectory(path)) {
        leftOut.add(Reason.BESIDE, path);
      }
    }
  }

  /**
   * The images of a class, in alphabetical order.
   *
   * @throws UserMistake when there is none, or one lies deeper
   */
  List<Path> images(Path folder) {
    List<Path> files = inside(folder).stream().filter(path -> isImage(path, folder)).toList();
    if (files.isEmpty()) {
      throw new UserMistake("%s: class folder without an image; fill it or remove it", folder);
    }
    return files;
  }

  private boolean isImage(Path path, Path folder) {
    if (isHidden(path)) {
      leftOut.add(Reason.HIDDEN, path);
    } else if (Files.isDirectory(path)) {
      passOver(path, folder);
    } else if (looksLikeImage(path)) {
      return true;
    } else {
      leftOut.add(Reason.NO_IMAGE, path);
    }
    return false;
  }

  /** By name, so that a damaged one is not passed over, or by content. */
  private static boolean looksLikeImage(Path file) {
    return ImageKind.isNameOfImage(name(file))
        || (Files.isRegularFile(file) && ImageKind.of(ImageFile.head(file)).isPresent());
  }

  private void passOver(Path inside, Path folder) {
    if (Files.isSymbolicLink(inside)) {
      leftOut.add(Reason.LINK, inside);
      return;
    }
    try (Stream<Path> deep = Files.walk(inside)) {
      deep.filter(file -> !Files.isDirectory(file) && !isHidden(file) && looksLikeImage(file))
          .findFirst()
          .ifPresent(image -> refuse(image, folder));
    } catch (IOException | UncheckedIOException e) {
      throw new UserMistake("%s: cannot be read (%s)", inside, e);
    }
    leftOut.add(Reason.NO_IMAGE, inside);
  }

  private static void refuse(Path deepImage, Path folder) {
    throw new UserMistake(
        "%s: lies in %s, expected directly in class folder %s, which lies in the data set's folder"
            + " or in its train, val or test",
        deepImage, name(deepImage.getParent()), name(folder));
  }
}
