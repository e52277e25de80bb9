package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

  private static String words(Throwable failure) {
    return OutOfMemory.behind(failure).map(UserMistake::getMessage).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java heap space",
        "GC overhead limit exceeded",
        "Cannot reserve 9 bytes of direct buffer memory (allocated: 1, limit: 2)",
      })
  void theHeapIsNamed(String message) {
    assertThat(words(new OutOfMemoryError(message)))
        .contains("MB of Java heap are too little", "training.batch", "DISTILL4J_HEAP=")
        .doesNotContain("NATIVE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Physical memory usage is too high: physicalBytes (5G) > maxPhysicalBytes (4G)",
        "Failed to allocate memory within limits: totalBytes (3G + 2G) > maxBytes (4G)",
        "Cannot allocate new FloatPointer(9): totalBytes = 1G, physicalBytes = 2G",
        "Allocation failed: [Requested amount exceeds HOST device limits; Limit bytes: [9]]",
        "std::bad_alloc",
      })
  void memoryOutsideTheHeapIsNamedWhateverCarriesTheMessage(String message) {
    for (Throwable failure :
        new Throwable[] {new OutOfMemoryError(message), new RuntimeException(message)}) {
      assertThat(words(failure))
          .contains("MB of memory outside the Java heap are too little", "DISTILL4J_NATIVE=")
          .doesNotContain("HEAP");
    }
  }

  @Test
  void whatAnotherThreadOrALibraryWrappedIsFound() {
    Throwable cause = new ExecutionException(new OutOfMemoryError("Java heap space"));
    assertThat(words(new IllegalStateException("a batch could not be made", cause)))
        .contains("DISTILL4J_HEAP");
  }

  @Test
  void otherTroubleIsNoShortage() {
    assertThat(words(new IllegalStateException("broken", new IOException()))).isEmpty();
  }
}
