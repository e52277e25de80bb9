package io.github.distill4j.data.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.Refusal;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.format.Format;
import io.github.distill4j.data.format.Formats;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.TextFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data sets that are known by name: those that come with this program and a folder's. */
public final class Catalog {

  private static final String SUFFIX = ".yaml";

  private final Map<String, CatalogEntry> entries = new TreeMap<>();
  private final Formats formats;

  private Catalog(Formats formats) {
    this.formats = formats;
  }

  /**
   * Reads the catalog.
   *
   * @param folder a folder of {@code NAME.yaml} files, which go before the built-in ones of the
   *     same name; need not exist
   * @throws UserMistake when a file has an unknown key or lacks one
   */
  static Catalog read(Path folder, Formats formats) {
    Catalog catalog = new Catalog(formats);
    try {
      catalog.addBuiltIn(
          Path.of(Catalog.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
      catalog.addAll(folder);
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s)", folder, Refusal.words(e));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return catalog;
  }

  /** The build copies the folder {@code datasets} beside the classes, or into their jar. */
  private void addBuiltIn(Path program) throws IOException {
    if (Files.isDirectory(program)) {
      addAll(program.resolve("datasets"));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(program)) {
        addAll(jar.getPath("datasets"));
      }
    }
  }

  private void addAll(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
          add(file);
        }
      }
    }
  }

  private void add(Path file) throws IOException {
    String name = file.getFileName().toString().replace(SUFFIX, "");
    ObjectNode keys = SpecMapper.keys(file.toString(), TextFile.read(file), CatalogEntry.class);
    try {
      CatalogEntry entry = SpecMapper.value(keys.put("name", name), CatalogEntry.class);
      formats.named(entry.format());
      entries.put(name, entry);
    } catch (UserMistake mistake) {
      throw mistake.in(file.toString());
    }
  }

  /** All data sets by name. */
  public Collection<CatalogEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The data set of a name, if it is known. */
  public Optional<CatalogEntry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Names in alphabetical order. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** What reads a data set's files. */
  Format format(CatalogEntry entry) {
    return formats.named(entry.format());
  }
}
