package io.github.distill4j.report.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A notebook in nbformat 4.5, made cell by cell. */
final class Notebook {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Pattern AFTER_LINE_FEED = Pattern.compile("(?<=\n)");

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode cells = root.putArray("cells");
  private int executed;

  Notebook() {
    ObjectNode metadata = root.putObject("metadata");
    ObjectNode kernel = metadata.putObject("kernelspec");
    kernel.put("display_name", "Python 3").put("language", "python").put("name", "python3");
    metadata.putObject("language_info").put("name", "python");
    root.put("nbformat", 4).put("nbformat_minor", 5);
  }

  /** Adds a cell of Markdown. */
  void markdown(String text) {
    cell("markdown", text);
  }

  /** Adds a cell of Python without output. */
  void code(String source) {
    codeCell(source);
  }

  /** Adds a cell of Python that prints. */
  void code(String source, String printed) {
    ObjectNode output = codeCell(source).addObject();
    output.put("name", "stdout").put("output_type", "stream");
    lines(output.putArray("text"), printed);
  }

  /** Adds a cell of Python that draws. */
  void code(String source, List<byte[]> pictures) {
    ArrayNode outputs = codeCell(source);
    for (byte[] png : pictures) {
      ObjectNode output = outputs.addObject();
      output.putObject("data").put("image/png", Base64.getEncoder().encodeToString(png));
      output.putObject("metadata");
      output.put("output_type", "display_data");
    }
  }

  private ArrayNode codeCell(String source) {
    ObjectNode cell = cell("code", source);
    cell.put("execution_count", ++executed);
    return cell.putArray("outputs");
  }

  private ObjectNode cell(String type, String source) {
    ObjectNode cell = cells.addObject();
    cell.put("cell_type", type).put("id", "cell-" + cells.size());
    cell.putObject("metadata");
    lines(cell.putArray("source"), source.strip());
    return cell;
  }

  /** As Jupyter keeps text: a string a line, each but the last with its line feed. */
  private static void lines(ArrayNode into, String text) {
    AFTER_LINE_FEED.splitAsStream(text).forEach(into::add);
  }

  /** The file. */
  String text() {
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }
}
