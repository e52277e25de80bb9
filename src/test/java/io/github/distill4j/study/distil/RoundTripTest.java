package io.github.distill4j.study.distil;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.spec.SpecMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A study that is written reads back as the same study, whatever its words look like. */
class RoundTripTest {

  private static final String[] ODD = {
    "1e5",
    "1e-3",
    "1E+3",
    "0x1F",
    "0b11",
    "0o17",
    "1_000",
    "010",
    "-01",
    "1.",
    ".5",
    "+1",
    "-0",
    "1:30",
    "190:20:30",
    "2024-01-01",
    "2024-01-01T00:00:00Z",
    "yes",
    "No",
    "on",
    "OFF",
    "y",
    "n",
    "true",
    "FALSE",
    "null",
    "Null",
    "~",
    ".inf",
    "-.INF",
    ".NaN",
    "NaN",
    "Infinity",
    "",
    " ",
    "  ",
    " a",
    "a ",
    "\t",
    "\n",
    "a\n",
    "\na",
    "a\nb",
    "a\n\n b \n",
    "a\r\nb",
    "'",
    "\"",
    "\\",
    "a'b\"c",
    "-",
    "--",
    "---",
    "...",
    "- a",
    "?",
    "? a",
    ":",
    "a:",
    "a: b",
    "#",
    "# a",
    "a #b",
    "a#b",
    "&a",
    "*a",
    "!a",
    "!!str",
    "|",
    ">",
    "|-\n a",
    "%a",
    "@a",
    "`a",
    "{",
    "}",
    "[",
    "]",
    ",",
    "a, b",
    "<<",
    "=",
    "\u0000",
    "\u0007",
    "\u001b[2J",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "café",
    "größe",
    "日本",
    "\uD83D\uDE00",
    "\u202eabc",
    "x".repeat(300),
    "long words ".repeat(40)
  };

  @Provide
  static Arbitrary<String> words() {
    Arbitrary<String> any =
        Arbitraries.chars()
            .filter(c -> !Character.isSurrogate(c))
            .list()
            .ofMaxSize(20)
            .map(
                chars -> {
                  StringBuilder text = new StringBuilder();
                  chars.forEach(text::append);
                  return text.toString();
                });
    Arbitrary<String> signs =
        Arbitraries.strings()
            .withChars("0123456789eE+-._xob:,#&*!|>'\"%@`{}[]?~ \t\n\r\\ayn")
            .ofMaxLength(12);
    return Arbitraries.oneOf(Arbitraries.of(ODD), signs, any);
  }

  @Property(tries = 300)
  void everyWordOfAStudyReadsBack(
      @ForAll("words") String a, @ForAll("words") String b, @ForAll("words") String c) {
    StudySpec spec = study(a, b, c);
    String file = new String(spec.yaml().getBytes(UTF_8), UTF_8);
    StudySpec read = SpecReader.read("study.yaml", file, List.of());
    assertThat(read).isEqualTo(spec);
    assertThat(read.identity()).isEqualTo(spec.identity());
  }

  private static StudySpec study(String a, String b, String c) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(a, List.of(b));
    groups.put(c, List.of(a, c));
    DataSpec data =
        SpecMapper.of(
            DataSpec.class, Map.of("set", "/" + a, "classes", List.of(a, b, c), "groups", groups));
    ModelSpec model = SpecMapper.of(ModelSpec.class, Map.of("net", "resnet-8"));
    Claim claim = new Claim("by " + c, b, "hard", Map.of("data.set", a), "accuracy", 1e-7, c);
    return new StudySpec(
        "s", b, data, model, model, null, null, null, List.of(claim), sweep("/" + a, "/" + b + c));
  }

  private static Sweep sweep(String first, String second) {
    return first.equals(second)
        ? Sweep.NONE
        : new Sweep(
            List.of(new Sweep.Axis("data.set", List.of(first, second), List.of("data.set"))));
  }
}
