package io.github.distill4j.study;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a swept key's value, word or number, in the one spelling that settings use. */
final class SettingValue extends StdDeserializer<String> {

  private static final long serialVersionUID = 1L;

  SettingValue() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode node = parser.readValueAsTree();
    return Sweep.canonical(node);
  }
}
