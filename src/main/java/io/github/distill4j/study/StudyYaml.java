package io.github.distill4j.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.distill4j.ImpossibleName;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.SpecTree;
import io.github.distill4j.spec.YamlWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Studies whose records are their YAML as it stands: no key is shared, swept or short. */
public final class StudyYaml {

  private StudyYaml() {}

  /**
   * Reads a study.
   *
   * @param text YAML and its name
   * @param overrides {@code key.path=value} each, laid over the text in order
   * @param type a record with a component for every section
   */
  public static <T extends Study> T read(StudyText text, List<String> overrides, Class<T> type) {
    ObjectNode tree = SpecMapper.keys(text.source(), text.text(), type);
    overrides.forEach(each -> SpecTree.lay(each, tree, path -> SpecTree.type(type, path)));
    try {
      requireFolderName(tree);
      return SpecMapper.value(tree, type);
    } catch (UserMistake mistake) {
      throw mistake.in(text.source());
    }
  }

  /** Refuses a study's name that names no folder. */
  public static void requireFolderName(ObjectNode tree) {
    if (tree.get("name") instanceof TextNode name && !isFolderName(name.textValue())) {
      throw new UserMistake("name: found %s, expected a folder's name, which holds no /", name);
    }
  }

  private static boolean isFolderName(String name) {
    try {
      Path path = Path.of(name);
      return path.equals(path.getFileName()) && !name.isBlank() && !name.matches("\\.\\.?");
    } catch (InvalidPathException e) {
      throw ImpossibleName.in(e).in("name");
    }
  }

  /** A study as YAML with every default written out. */
  public static String yaml(Study study) {
    return YamlWriter.text(SpecMapper.tree(study));
  }

  /**
   * Every key of a record with its value as text, lists as one.
   *
   * @param but keys at the top that are left out
   */
  public static Map<String, String> keys(Study study, String... but) {
    ObjectNode tree = (ObjectNode) SpecMapper.tree(study);
    tree.remove(List.of(but));
    return SpecTree.flat(tree);
  }
}
