package io.github.distill4j.data.fetch;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.fetch.CatalogEntry.DataFile;
import io.github.distill4j.data.format.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is known of one data set on this machine after reading it.
 *
 * <p>Checksums tell a published file from any other; they cannot tell whether the other is wrong:
 * an archive packed anew or somebody's own images in the same layout differ as well. So data that
 * differs is read, and its structure decides.
 *
 * @param name of the catalog
 * @param state the verdict
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

  static DataCheck of(DataStore.Listing listing) {
    String name = listing.entry().name();
    return listing
        .place()
        .map(place -> of(listing.entry(), place))
        .orElseGet(() -> new DataCheck(name, State.MISSING, "./run.sh data get " + name));
  }

  /** A set that the catalog does not know, as it is read. */
  static DataCheck of(String name, Supplier<RawData> reading) {
    try {
      return new DataCheck(name, State.READABLE, describe(reading.get()));
    } catch (UserMistake e) {
      return new DataCheck(name, State.BROKEN, e.getMessage());
    }
  }

  private static DataCheck of(CatalogEntry entry, Path place) {
    try {
      List<String> differences = differences(entry, place);
      if (differences.isEmpty()) {
        return new DataCheck(entry.name(), State.PUBLISHED, place.toString());
      }
      RawData data = DataFormat.named(entry.format()).read(place, entry.classes());
      return new DataCheck(
          entry.name(), State.READABLE, place + ": " + describe(data) + "; " + differences.get(0));
    } catch (UserMistake e) {
      return new DataCheck(entry.name(), State.BROKEN, e.getMessage());
    } catch (IOException e) {
      return new DataCheck(entry.name(), State.BROKEN, place + ": " + e);
    }
  }

  private static List<String> differences(CatalogEntry entry, Path place) throws IOException {
    List<String> differences = new ArrayList<>();
    for (DataFile file : entry.files()) {
      Path path = Files.isDirectory(place) ? place.resolve(file.name()) : place;
      if (Files.notExists(path)) {
        differences.add("without " + file.name());
      } else {
        Checksums.problem(path, file).ifPresent(p -> differences.add(file.name() + " has " + p));
      }
    }
    return differences;
  }

  private static String describe(RawData data) {
    String parts =
        String.format(
            Locale.ROOT,
            "%d training%s and %d test images of %s",
            data.train().size(),
            data.validation().map(v -> ", " + v.size() + " validation").orElse(""),
            data.test().map(ImageSet::size).orElse(0),
            data.train().shape());
    return data.notes().isEmpty() ? parts : parts + "; " + String.join("; ", data.notes());
  }
}
