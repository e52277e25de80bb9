package io.github.distill4j.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What text without quotes stands for where no key says what it wants.
 *
 * <p>Numbers are decimal: {@code 12}, {@code -0.5}, {@code 1e-3}. What only some readers of YAML
 * take for a number, such as {@code 010}, {@code 0x1F} or {@code 1_000}, is a word here, so that
 * nobody gets another number than they wrote. {@code yes}, {@code no}, {@code on} and {@code off}
 * are words too.
 */
public final class PlainText {

  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");

  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  private PlainText() {}

  /** The number, the truth value, null, or the text itself. */
  public static JsonNode meaning(String text) {
    if (NOTHING.contains(text)) {
      return NullNode.getInstance();
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return BooleanNode.valueOf(TRUE.contains(text));
    }
    if (WHOLE.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    return NUMBER.matcher(text).matches()
        ? DoubleNode.valueOf(Double.parseDouble(text))
        : TextNode.valueOf(text);
  }

  private static JsonNode whole(BigInteger number) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (number.bitLength() < Integer.SIZE) {
      return nodes.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? nodes.numberNode(number.longValue())
        : nodes.numberNode(number);
  }

  /** One spelling a value: 4 and 4.0 are the same temperature. */
  public static String canonical(JsonNode value) {
    if (value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())) {
      BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
      return number.toPlainString();
    }
    return value.asText();
  }
}
