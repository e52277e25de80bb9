package io.github.distill4j.data.fetch;

import io.github.distill4j.ImpossibleName;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.format.DataFormat;
import io.github.distill4j.data.format.ImageFolder;
import io.github.distill4j.data.procedural.ProceduralImages;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sets of this machine: where they lie, and getting, checking and loading them.
 *
 * <p>A data set is looked for in the folder the user gave (itself, its sub-folder of that name, the
 * archive or the unpacked folder in it), then in {@code HOME/NAME}.
 */
public final class DataStore {

  private static final Logger LOG = LoggerFactory.getLogger(DataStore.class);

  private final Path home;
  private final Optional<Path> dataDir;
  private final Catalog catalog;

  /**
   * A store.
   *
   * @param home the folder {@code datasets/}: catalog files, and a folder for each download
   * @param dataDir where the user keeps data, or the data itself
   * @throws UserMistake when that does not exist, or a catalog file is wrong
   */
  public DataStore(Path home, Optional<Path> dataDir) {
    this.home = home;
    this.dataDir = dataDir;
    catalog = Catalog.read(home);
    dataDir
        .filter(Files::notExists)
        .ifPresent(
            missing -> {
              throw new UserMistake("--data-dir %s: there is no such file or folder", missing);
            });
  }

  /** The folder of catalog files and downloads. */
  public Path home() {
    return home;
  }

  /** The data sets that are known by name. */
  public Catalog catalog() {
    return catalog;
  }

  /** Where a data set lies on this machine. */
  public Optional<Path> find(CatalogEntry entry) {
    DataFormat format = DataFormat.named(entry.format());
    return places(entry.name()).stream().flatMap(p -> format.find(p).stream()).findFirst();
  }

  private Set<Path> places(String name) {
    Set<Path> places = new LinkedHashSet<>();
    dataDir.ifPresent(given -> places.add(given.resolve(name)));
    dataDir.ifPresent(places::add);
    places.add(home.resolve(name));
    return places;
  }

  /**
   * Loads and cuts up the images a study asks for.
   *
   * @throws UserMistake when the set is unknown or missing, a file is wrong, a class is not there
   *     or a part would be empty
   */
  public SplitData load(DataSpec spec) {
    RawData data = read(spec);
    data.notes().forEach(note -> LOG.info("{}: {}", spec.set(), note));
    return SplitData.of(spec, data);
  }

  private RawData read(DataSpec spec) {
    if (spec.set().equals(DataSpec.PROCEDURAL)) {
      return ProceduralImages.draw(spec.procedural());
    }
    return catalog.find(spec.set()).map(this::read).orElseGet(() -> readFolder(spec.set()));
  }

  private RawData read(CatalogEntry entry) {
    Path where = find(entry).orElseThrow(() -> missing(entry));
    return DataFormat.named(entry.format()).read(where, entry.classes());
  }

  private UserMistake missing(CatalogEntry entry) {
    List<String> files = entry.files().stream().map(CatalogEntry.DataFile::name).toList();
    return new UserMistake(
        "data.set: %s is not here: looked for %s in %s; fetch it with ./run.sh data get %s, or name"
            + " its place with --data-dir DIR",
        entry.name(), files, places(entry.name()), entry.name());
  }

  private RawData readFolder(String name) {
    return folder(name)
        .map(ImageFolder::read)
        .orElseThrow(
            () ->
                new UserMistake(
                    "data.set: found %s, expected %s, a data set (%s) or a folder of images",
                    name, DataSpec.PROCEDURAL, String.join(", ", catalog.names())));
  }

  private Optional<Path> folder(String name) {
    try {
      Path folder = Path.of(name);
      return Stream.concat(Stream.of(folder), dataDir.map(d -> d.resolve(folder)).stream())
          .filter(Files::isDirectory)
          .findFirst();
    } catch (InvalidPathException e) {
      throw ImpossibleName.in(e).in("data.set");
    }
  }

  /** The folder that holds a study's images; nothing for an archive, drawn or missing images. */
  public Optional<Path> place(DataSpec spec) {
    if (spec.set().equals(DataSpec.PROCEDURAL)) {
      return Optional.empty();
    }
    Optional<CatalogEntry> entry = catalog.find(spec.set());
    return entry.isPresent()
        ? entry.flatMap(this::find).filter(Files::isDirectory)
        : folder(spec.set());
  }

  /**
   * Downloads a data set to {@code HOME/NAME}, or what is missing of it.
   *
   * @param name of the catalog
   * @param progress told of every piece
   * @return the folder
   * @throws UserMistake when the name is unknown or no address delivers
   */
  public Path get(String name, Download.Progress progress) {
    CatalogEntry entry = entry(name);
    Download download = new Download(progress);
    entry.files().forEach(file -> download.fetch(file, home.resolve(name)));
    return home.resolve(name);
  }

  private CatalogEntry entry(String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () ->
                new UserMistake(
                    "found %s, expected a data set: %s", name, String.join(", ", catalog.names())));
  }

  /** What {@code data list} shows: every known data set and where it lies, if it does. */
  public List<Listing> list() {
    return catalog.entries().stream().map(entry -> new Listing(entry, find(entry))).toList();
  }

  /**
   * One row of {@code data list}.
   *
   * @param entry what the catalog says
   * @param place where it was found
   */
  public record Listing(CatalogEntry entry, Optional<Path> place) {}

  /** What {@code data check} shows: every known data set, looked at closely. */
  public List<DataCheck> check() {
    return list().stream().map(DataCheck::of).toList();
  }

  /** What {@code data check FOLDER} shows: a folder of images, read as a study reads it. */
  public DataCheck check(String folder) {
    return DataCheck.of(folder, () -> readFolder(folder));
  }
}
