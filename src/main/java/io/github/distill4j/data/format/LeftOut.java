package io.github.distill4j.data.format;

import io.github.distill4j.ShownText;
import io.github.distill4j.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was passed over or read in part while a folder was read: nothing is lost in silence. */
final class LeftOut {

  private static final int EXAMPLES = 3;

  private final Map<Reason, List<String>> files = new TreeMap<>();

  /** Why a file is not, or not as it stands, among the images. */
  enum Reason {
    HIDDEN("left out, hidden"),
    NO_IMAGE("left out, no image"),
    LINK("left out, a link to a folder"),
    BESIDE("left out, in no class folder"),
    TRANSPARENT("transparent in places, read as opaque"),
    SEVERAL("of several images, the first is read");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  void add(Reason reason, Path path) {
    files.computeIfAbsent(reason, r -> new ArrayList<>()).add(path.getFileName().toString());
  }

  /** A line for each reason there was. */
  List<String> notes() {
    return files.keySet().stream().map(this::note).toList();
  }

  private String note(Reason reason) {
    List<String> names = files.get(reason);
    String examples =
        String.join(", ", names.stream().limit(EXAMPLES).map(ShownText::line).toList());
    String more = names.size() > EXAMPLES ? ", …" : "";
    return Text.of("%s: %,d (%s%s)", reason.words, names.size(), examples, more);
  }
}
