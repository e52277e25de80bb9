package io.github.distill4j.data.fetch;

import io.github.distill4j.ImpossibleName;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.format.Formats;
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

  private static final String WANTED = DataSpec.PROCEDURAL + ", a folder of images, or a data set";

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
    this(home, dataDir, Formats.BUILT_IN);
  }

  /** A store of files in these formats. */
  DataStore(Path home, Optional<Path> dataDir, Formats formats) {
    this.home = home;
    this.dataDir = dataDir;
    catalog = Catalog.read(home, formats);
    if (dataDir.filter(Files::notExists).isPresent()) {
      throw new UserMistake("--data-dir %s: there is no such file or folder", dataDir.get());
    }
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
    return places(entry.name()).stream()
        .flatMap(place -> catalog.format(entry).find(place, entry.classes()).stream())
        .findFirst();
  }

  private Set<Path> places(String name) {
    Set<Path> places = new LinkedHashSet<>();
    dataDir.ifPresent(given -> places.addAll(List.of(given.resolve(name), given)));
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
    return spec.drawn()
        ? ProceduralImages.draw(spec.procedural())
        : catalog.find(spec.set()).map(this::read).orElseGet(() -> readFolder(spec.set()));
  }

  private RawData read(CatalogEntry entry) {
    return catalog
        .format(entry)
        .read(find(entry).orElseThrow(() -> missing(entry)), entry.classes());
  }

  private UserMistake missing(CatalogEntry entry) {
    List<String> files = entry.files().stream().map(DataFile::name).toList();
    return new UserMistake(
        "data.set: %s is not here: looked for %s in %s; fetch it with ./run.sh data get %s, or name"
            + " its place with --data-dir DIR",
        entry.name(), files, places(entry.name()), entry.name());
  }

  private RawData readFolder(String name) {
    Path folder = folder(name).orElseThrow(() -> unknown(name, WANTED).in("data.set"));
    return ImageFolder.read(folder);
  }

  private UserMistake unknown(String name, String wanted) {
    return new UserMistake(
        "found %s, expected %s: %s", name, wanted, String.join(", ", catalog.names()));
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
    if (spec.drawn()) {
      return Optional.empty();
    }
    return catalog
        .find(spec.set())
        .map(entry -> find(entry).filter(Files::isDirectory))
        .orElseGet(() -> folder(spec.set()));
  }

  /**
   * Downloads a data set to {@code HOME/NAME}, or what is missing of it.
   *
   * @param name of the catalog
   * @throws UserMistake when the name is unknown, there is nothing to download, or no address
   *     delivers
   */
  public Path get(String name, Download.Progress progress) {
    CatalogEntry entry = catalog.find(name).orElseThrow(() -> unknown(name, "a data set"));
    Path folder = home.resolve(name);
    if (entry.files().isEmpty()) {
      throw new UserMistake("%s: has no files to download; put its images into %s", name, folder);
    }
    Download download = new Download(progress);
    entry.files().forEach(file -> download.fetch(file, folder));
    return folder;
  }

  /** What {@code data check} shows: every known data set, looked at closely. */
  public List<DataCheck> check() {
    return catalog.entries().stream().map(this::check).toList();
  }

  private DataCheck check(CatalogEntry entry) {
    return find(entry)
        .map(place -> DataCheck.of(entry, place, () -> read(entry)))
        .orElseGet(() -> DataCheck.missing(entry));
  }

  /** What {@code data check FOLDER} shows: a folder of images, read as a study reads it. */
  public DataCheck check(String folder) {
    return DataCheck.of(folder, () -> readFolder(folder));
  }
}
