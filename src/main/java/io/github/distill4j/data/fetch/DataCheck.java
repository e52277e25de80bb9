package io.github.distill4j.data.fetch;

import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.RawData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is known of one data set on this machine after reading it.
 *
 * <p>Checksums tell a published file from any other; they cannot tell whether the other is wrong:
 * an archive packed anew or somebody's own images in the same layout differ as well. So data that
 * differs is read, and its structure decides.
 *
 * @param name of the catalog
 * @param detail where it lies and what was found, for people
 */
public record DataCheck(String name, State state, String detail) {

  /** The verdict on a data set. */
  public enum State {
    /** Nothing is there. */
    MISSING,

    /** Every file is the published one, bit for bit. */
    PUBLISHED,

    /** Not the published files, but whole in itself: it can be used. */
    READABLE,

    /** Cut short, corrupt or incomplete: it cannot be used. */
    BROKEN
  }

  static DataCheck missing(CatalogEntry entry) {
    return new DataCheck(entry.name(), State.MISSING, "./run.sh data get " + entry.name());
  }

  /** A set that the catalog does not know, as it is read. */
  static DataCheck of(String name, Supplier<RawData> reading) {
    try {
      return new DataCheck(name, State.READABLE, describe(reading.get()));
    } catch (UserMistake e) {
      return new DataCheck(name, State.BROKEN, e.getMessage());
    }
  }

  /** One that it knows: it is only read if a file differs. */
  static DataCheck of(CatalogEntry entry, Path place, Supplier<RawData> reading) {
    try {
      List<String> differences = differences(entry, place);
      if (differences.isEmpty()) {
        return new DataCheck(entry.name(), State.PUBLISHED, place.toString());
      }
      DataCheck read = of(entry.name(), reading);
      return read.state() == State.BROKEN
          ? read
          : new DataCheck(
              entry.name(), read.state(), place + ": " + read.detail() + "; " + differences.get(0));
    } catch (UserMistake e) {
      return new DataCheck(entry.name(), State.BROKEN, e.getMessage());
    } catch (IOException e) {
      return new DataCheck(entry.name(), State.BROKEN, place + ": " + e);
    }
  }

  private static List<String> differences(CatalogEntry entry, Path place) throws IOException {
    if (entry.files().isEmpty()) {
      return List.of("no file of it is published");
    }
    List<String> differences = new ArrayList<>();
    for (DataFile file : entry.files()) {
      Path path = Files.isDirectory(place) ? place.resolve(file.name()) : place;
      if (Files.notExists(path)) {
        differences.add("without " + file.name());
      } else {
        file.problem(path).ifPresent(p -> differences.add(file.name() + " has " + p));
      }
    }
    return differences;
  }

  private static String describe(RawData data) {
    String parts =
        Text.of(
            "%d training%s and %d test images of %s",
            data.train().size(),
            data.validation().map(v -> ", " + v.size() + " validation").orElse(""),
            data.test().map(ImageSet::size).orElse(0),
            data.train().shape());
    return data.notes().isEmpty() ? parts : parts + "; " + String.join("; ", data.notes());
  }
}
