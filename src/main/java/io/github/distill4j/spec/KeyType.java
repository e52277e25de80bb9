package io.github.distill4j.spec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a key holds, as the record that is read from it declares it.
 *
 * @param mapper reads the record, and so knows how its keys are spelt
 */
public record KeyType(ObjectMapper mapper, JavaType type) {

  /** The keys of a whole file. */
  public static KeyType of(ObjectMapper mapper, Class<?> type) {
    return new KeyType(mapper, mapper.constructType(type));
  }

  /** Of a value whose type nobody declares. */
  public static KeyType unknown(ObjectMapper mapper) {
    return of(mapper, Object.class);
  }

  /** The keys of this section, as the YAML has them. */
  public Set<String> keys() {
    return properties().map(BeanPropertyDefinition::getName).collect(Collectors.toSet());
  }

  private Stream<BeanPropertyDefinition> properties() {
    return mapper.getDeserializationConfig().introspect(type).findProperties().stream();
  }

  /** What a key of this section holds. */
  public KeyType at(String key) {
    if (type.isMapLikeType()) {
      return new KeyType(mapper, type.getContentType());
    }
    return properties()
        .filter(property -> property.getName().equals(key))
        .findFirst()
        .map(BeanPropertyDefinition::getPrimaryType)
        .map(found -> new KeyType(mapper, found))
        .orElseGet(() -> unknown(mapper));
  }

  public boolean isList() {
    return type.isCollectionLikeType();
  }

  /** What each item of a list holds; where one value is expected, a list holds several of it. */
  public KeyType item() {
    return isList() ? new KeyType(mapper, type.getContentType()) : this;
  }

  /** Whether a value is text, even where it looks like a number or a truth value. */
  public boolean isWord() {
    return item().type.hasRawClass(String.class);
  }
}
