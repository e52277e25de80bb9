package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import io.github.distill4j.train.TrainingSpec;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys a study's YAML may hold, as the records behind its sections declare them. */
final class SpecKeys {

  /** The section teacher and student share; the spec itself holds it once a role. */
  static final String SHARED = "training";

  private static final KebabCaseStrategy KEBAB = new KebabCaseStrategy();

  private SpecKeys() {}

  /** The keys of a section and the types of their values. */
  static Map<String, Class<?>> of(Class<?> section) {
    Map<String, Class<?>> keys = new LinkedHashMap<>();
    if (section.isRecord()) {
      for (RecordComponent component : section.getRecordComponents()) {
        keys.put(KEBAB.translate(component.getName()), component.getType());
      }
    }
    if (section.equals(StudySpec.class)) {
      keys.remove("sweep");
      keys.put(SHARED, TrainingSpec.class);
    }
    return keys;
  }

  /** The type of the value at a path such as {@code student.training.epochs}, if there is one. */
  static Optional<Class<?>> type(String path) {
    Class<?> type = StudySpec.class;
    for (String key : path.split("\\.", -1)) {
      type = of(type).get(key);
      if (type == null) {
        return Optional.empty();
      }
    }
    return Optional.of(type);
  }

  /** Whether a key of this type holds one value; lists by nature and sections hold several. */
  static boolean isScalar(Class<?> type) {
    return type == String.class
        || type == Boolean.class
        || Number.class.isAssignableFrom(type)
        || type.isPrimitive()
        || type.isEnum();
  }
}
