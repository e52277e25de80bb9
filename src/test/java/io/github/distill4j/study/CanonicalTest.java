package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  /** A section of a specification. */
  record Section(String net, Double rate, Inner inner) {
    Section {
      rate = rate == null ? 0.1 : rate;
      inner = inner == null ? new Inner(null) : inner;
    }
  }

  /** A section in it. */
  record Inner(Integer epochs) {
    Inner {
      epochs = epochs == null ? 10 : epochs;
    }
  }

  /** The same in a later version: another name, an optional key renamed, one added. */
  record Later(String net, Double pace, Inner inner, Boolean more) {
    Later {
      pace = pace == null ? 0.1 : pace;
      inner = inner == null ? new Inner(null) : inner;
      more = more != null && more;
    }
  }

  @Test
  void whatIsAtItsDefaultDoesNotCount() {
    assertThat(Canonical.text(new Section("a", null, null))).isEqualTo("{net=a}");
    assertThat(Canonical.text(new Section("a", 0.1, new Inner(10)))).isEqualTo("{net=a}");
    assertThat(Canonical.text(new Section("a", 0.5, new Inner(3))))
        .isEqualTo("{inner=, inner.epochs=3, net=a, rate=0.5}");
  }

  @Test
  void anOptionalKeyThatIsRenamedOrAddedLeavesOldResultsValid() {
    Section then = new Section("a", null, new Inner(3));
    Later now = new Later("a", null, new Inner(3), null);
    assertThat(Fingerprint.of("network", now)).isEqualTo(Fingerprint.of("network", then));
    assertThat(Fingerprint.of("network", new Later("a", 0.2, new Inner(3), null)))
        .isNotEqualTo(Fingerprint.of("network", then));
  }

  @Test
  void oneNumberHasOneSpelling() {
    assertThat(Canonical.text(new Section("a", 2.0, null))).isEqualTo("{net=a, rate=2}");
  }

  @Test
  void partsOfListsAndMapsAreCanonicalToo() {
    Section section = new Section("a", null, null);
    assertThat(Canonical.text(List.of(section, 1))).isEqualTo("[{net=a}, 1]");
    assertThat(Canonical.text(Map.of("b", section, "a", section)))
        .isEqualTo("{a={net=a}, b={net=a}}");
  }
}
