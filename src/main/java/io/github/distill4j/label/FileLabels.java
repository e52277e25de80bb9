package io.github.distill4j.label;

import com.google.errorprone.annotations.FormatMethod;
import io.github.distill4j.Checksum;
import io.github.distill4j.ImpossibleName;
import io.github.distill4j.PlainFile;
import io.github.distill4j.Refusal;
import io.github.distill4j.UserMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Labels from a CSV file in UTF-8 with one line an image, below a header that says which of two
 * kinds it is:
 *
 * <pre>
 * index,class           the class's number, from 0
 * index,p_1,...,p_K     probabilities of the K classes, in their order; they sum to 1 up to 0.001
 * </pre>
 *
 * <p>The index is the image's place, from 0, in the data set as it was read. Every training and
 * validation image of the study has one line; lines of images that the study leaves out are only
 * checked. log p, at least log 10⁻³⁰, stands in for a teacher's logits, and every class with p > 0
 * is a candidate.
 *
 * @param path of the file; a relative one begins in the folder the program was started in
 */
public record FileLabels(String path) implements LabelSource {

  private static final double SMALLEST = 1e-30;

  public FileLabels {
    if (path == null || path.isBlank()) {
      throw new UserMistake("path: missing; expected a CSV file, as in labels: {file: votes.csv}");
    }
  }

  @Override
  public Set<Content> gives() {
    return Set.of(Content.DISTRIBUTION, Content.LOGITS, Content.CANDIDATES);
  }

  @Override
  public String identity() {
    Checksum checksum = Checksum.sha256();
    try (InputStream in = checksum.over(Files.newInputStream(file()))) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(e);
    }
    return "file " + checksum.hex();
  }

  @Override
  public Labels of(Examples examples, Function<String, Teacher> teachers) {
    float[] values = new Table(path, examples).read(file());
    LabelRows p = LabelRows.known(values, examples.classes());
    return Labels.free(
        Map.of(
            Content.DISTRIBUTION,
            p,
            Content.LOGITS,
            each(p, value -> StrictMath.log(Math.max(value, SMALLEST))),
            Content.CANDIDATES,
            each(p, value -> value > 0 ? 1 : 0)));
  }

  private static LabelRows each(LabelRows rows, DoubleUnaryOperator change) {
    return (indices, views) -> {
      float[] changed = rows.of(indices, views);
      for (int i = 0; i < changed.length; i++) {
        changed[i] = (float) change.applyAsDouble(changed[i]);
      }
      return changed;
    };
  }

  private Path file() {
    try {
      Path file = Path.of(path);
      if (PlainFile.exists(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw ImpossibleName.in(e);
    }
    throw new UserMistake("%s: no such file; expected a CSV file of labels", path);
  }

  private UserMistake unreadable(IOException e) {
    return new UserMistake(
        "%s: cannot be read (%s); expected a CSV file of labels", path, Refusal.words(e));
  }

  /** One reading of the file. It keeps the rows of a part, a bit an image, and one line. */
  private static final class Table {

    private static final String WHOLE = "[0-9]{1,9}";
    private static final String NUMBER = "[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?";
    private static final double ROUNDING = 1e-3;
    private static final int LONGEST_VALUE = 32;
    private static final int MOST_SHOWN = 40;

    private final String path;
    private final Examples examples;
    private final int classes;

    /** Where in the part the image with an index is; -1 where the part has no such image. */
    private final int[] places;

    private final BitSet seen = new BitSet();
    private final float[] rows;
    private int line;

    Table(String path, Examples examples) {
      this.path = path;
      this.examples = examples;
      this.classes = examples.classes();
      this.rows = new float[examples.origins().length * classes];
      this.places = new int[examples.read()];
      Arrays.fill(places, -1);
      IntStream.range(0, examples.origins().length).forEach(i -> places[examples.origins()[i]] = i);
    }

    float[] read(Path file) {
      try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        boolean hard = isHard(next(text));
        for (String row = next(text); row != null; row = next(text)) {
          take(row.split(",", -1), hard);
        }
      } catch (CharacterCodingException e) {
        throw mistake("found bytes that are no text, expected UTF-8");
      } catch (IOException e) {
        throw new FileLabels(path).unreadable(e);
      }
      requireAll();
      return rows;
    }

    /** The next line; null at the end. No line is kept that is longer than any sound one. */
    private String next(BufferedReader text) throws IOException {
      line++;
      StringBuilder row = new StringBuilder();
      int most = LONGEST_VALUE * (classes + 1);
      int read = text.read();
      boolean ended = read < 0;
      while (read >= 0 && read != '\n') {
        row.append((char) read);
        if (row.length() > most) {
          throw mistake("found more than %d characters, expected %s", most, kinds());
        }
        read = text.read();
      }
      return ended ? null : row.toString().replaceFirst("\r$", "");
    }

    private String kinds() {
      return "index,class or index,p_1,...,p_" + classes;
    }

    private boolean isHard(String header) {
      if ("index,class".equals(header)) {
        return true;
      }
      String soft =
          IntStream.rangeClosed(1, classes)
              .mapToObj(k -> ",p_" + k)
              .collect(Collectors.joining("", "index", ""));
      if (!soft.equals(header)) {
        throw mistake("found %s, expected %s", header == null ? "nothing" : shown(header), kinds());
      }
      return false;
    }

    private void take(String[] values, boolean hard) {
      int expected = hard ? 2 : classes + 1;
      if (values.length != expected) {
        throw mistake("found %d values, expected %d", values.length, expected);
      }
      int index = whole("index", values[0], examples.read());
      if (seen.get(index)) {
        throw mistake("found the index %d again, expected one line an image", index);
      }
      seen.set(index);
      double[] p = hard ? oneHot(values[1]) : distribution(values);
      for (int k = 0; k < classes && places[index] >= 0; k++) {
        rows[places[index] * classes + k] = (float) p[k];
      }
    }

    private int whole(String what, String value, int below) {
      if (!value.matches(WHOLE) || Integer.parseInt(value) >= below) {
        throw mistake("found the %s %s, expected 0 to %d", what, shown(value), below - 1);
      }
      return Integer.parseInt(value);
    }

    private double[] oneHot(String value) {
      double[] p = new double[classes];
      p[whole("class", value, classes)] = 1;
      return p;
    }

    private double[] distribution(String[] values) {
      double[] p = new double[classes];
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        p[k] = share(k + 1, values[k + 1]);
        sum += p[k];
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        throw mistake("found probabilities that sum to %s, expected 1", sum);
      }
      return p;
    }

    private double share(int number, String value) {
      double share = value.matches(NUMBER) ? Double.parseDouble(value) : Double.NaN;
      if (!(share <= 1)) {
        throw mistake("found p_%d %s, expected a number from 0 to 1", number, shown(value));
      }
      return share;
    }

    private void requireAll() {
      List<Integer> missing =
          IntStream.of(examples.origins()).filter(i -> !seen.get(i)).sorted().boxed().toList();
      if (!missing.isEmpty()) {
        throw new UserMistake(
            "%s: found no line of %d images of the study, the first with index %d; expected one for"
                + " every training and validation image",
            path, missing.size(), missing.get(0));
      }
    }

    private static String shown(String text) {
      return '"' + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text) + '"';
    }

    @FormatMethod
    private UserMistake mistake(String format, Object... arguments) {
      return new UserMistake(format, arguments).in(path + " line " + line);
    }
  }
}
