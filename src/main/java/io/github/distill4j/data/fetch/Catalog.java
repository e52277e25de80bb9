package io.github.distill4j.data.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.KeyType;
import io.github.distill4j.spec.TextFile;
import io.github.distill4j.spec.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sets that are known by name: those of this program and those of a folder. */
public final class Catalog {

  private static final List<String> BUILT_IN =
      List.of("cifar10", "cifar100", "fashion-mnist", "mnist");

  private final Map<String, CatalogEntry> entries = new TreeMap<>();

  /**
   * Reads the catalog.
   *
   * @param folder a folder of {@code NAME.yaml} files, which go before the built-in ones of the
   *     same name; need not exist
   * @throws UserMistake when a file has an unknown key or lacks one
   */
  public static Catalog read(Path folder) {
    Catalog catalog = new Catalog();
    BUILT_IN.forEach(catalog::addBuiltIn);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".yaml")).forEach(catalog::addFile);
      } catch (IOException e) {
        throw new UserMistake("%s: cannot be read (%s)", folder, e.getMessage());
      }
    }
    return catalog;
  }

  private void addBuiltIn(String name) {
    try (InputStream in = Catalog.class.getResourceAsStream("/datasets/" + name + ".yaml")) {
      add(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addFile(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    try {
      add(name, TextFile.read(file), file.toString());
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s)", file, e.getMessage());
    }
  }

  private void add(String name, String yaml, String place) {
    try {
      ObjectMapper mapper = mapper();
      JsonNode tree = YamlText.read(place, yaml, KeyType.of(mapper, CatalogEntry.class));
      if (!tree.isObject()) {
        throw new UserMistake("%s: found no keys, expected those of a data set", place);
      }
      entries.put(name, mapper.treeToValue(tree, CatalogEntry.class).named(name));
    } catch (UnrecognizedPropertyException e) {
      throw new UserMistake(
          "%s: unknown key %s, expected one of %s",
          place, e.getPropertyName(), e.getKnownPropertyIds());
    } catch (JsonMappingException e) {
      throw e.getCause() instanceof UserMistake m ? m.in(place) : unreadable(e, place + key(e));
    } catch (JsonProcessingException e) {
      throw unreadable(e, place);
    }
  }

  private static String key(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(".", ": ", ""));
  }

  private static UserMistake unreadable(JsonProcessingException e, String place) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    return new UserMistake("%s: %s", place, first);
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
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
}
