package io.github.distill4j.measure.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.label.Logits;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Numbers that golden.py computed with SciPy. */
public final class Golden {

  private Golden() {}

  public static JsonNode part(String name) {
    try (InputStream json = Golden.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readTree(json).required(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static Stream<JsonNode> cases(String name) {
    return stream(part(name));
  }

  public static double number(JsonNode node, String name) {
    return node.required(name).doubleValue();
  }

  public static double[] numbers(JsonNode node, String name) {
    return stream(node.required(name)).mapToDouble(JsonNode::doubleValue).toArray();
  }

  public static int[] labels(JsonNode node, String name) {
    return stream(node.required(name)).mapToInt(JsonNode::intValue).toArray();
  }

  public static Logits outputs(JsonNode node, String name) {
    double[] all =
        stream(node.required(name))
            .flatMap(Golden::stream)
            .mapToDouble(JsonNode::doubleValue)
            .toArray();
    float[] logits = new float[all.length];
    IntStream.range(0, all.length).forEach(i -> logits[i] = (float) all[i]);
    return new Logits(logits, node.required(name).get(0).size(), name);
  }

  public static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
