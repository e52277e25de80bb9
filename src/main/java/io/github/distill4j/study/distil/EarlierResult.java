package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Results of versions that kept each group of measures as an object, as they are kept now. */
final class EarlierResult {

  private EarlierResult() {}

  /** The same result with its measures by their names; any other tree as it is. */
  static ObjectNode renamed(ObjectNode tree) {
    if (tree.has("net") && !tree.has("needs")) {
      tree.putObject("needs");
    }
    if (!tree.path("test").has("quality")) {
      return tree;
    }
    JsonNode test = tree.remove("test");
    ObjectNode measures = tree.putObject("measures");
    move(test.path("quality"), "", measures);
    move(test.path("scaling"), "scaled-", measures);
    move(test.path("fidelity"), "", measures);
    move(tree.remove("validation"), TrialResult.VALIDATION, measures);
    for (String other : List.of("reliability", "confusion", "predictions")) {
      tree.set(other, test.get(other));
    }
    return tree;
  }

  private static void move(JsonNode from, String prefix, ObjectNode to) {
    for (Map.Entry<String, JsonNode> each : from.properties()) {
      if (!each.getValue().isNull()) {
        to.set(name(prefix + each.getKey()), each.getValue());
      }
    }
  }

  private static String name(String kept) {
    return kept.equals("scaled-temperature") ? "fitted-temperature" : kept;
  }
}
