package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {

  private static final int[][] COUNTS = {{1, 2}, {0, 3}};
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private static ConfusionMatrix read(String json) throws IOException {
    return STRICT.readValue(json, ConfusionMatrix.class);
  }

  @Test
  void namesAreKeptWithTheCounts() throws IOException {
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("1", "a, \"b\"\n"), COUNTS);
    String json = STRICT.writeValueAsString(matrix);
    assertThat(json)
        .isEqualTo("{\"classes\":[\"1\",\"a, \\\"b\\\"\\n\"],\"counts\":[[1,2],[0,3]]}");
    assertThat(read(json)).isEqualTo(matrix);
    assertThat(matrix)
        .isNotEqualTo(new ConfusionMatrix(List.of("a, \"b\"\n", "1"), COUNTS))
        .isNotEqualTo(new ConfusionMatrix(COUNTS));
  }

  @Test
  void aMatrixFromBeforeNamesWereKeptIsRead() throws IOException {
    assertThat(read("{\"counts\":[[1,2],[0,3]]}")).isEqualTo(new ConfusionMatrix(COUNTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"classes\":[\"a\"],\"counts\":[[1,2],[0,3]]}",
        "{\"classes\":[\"a\",\"b\",\"c\"],\"counts\":[[1,2],[0,3]]}",
        "{\"classes\":[\"a\",null],\"counts\":[[1,2],[0,3]]}",
        "{\"classes\":[\"a\",\"b\"]}",
      })
  void aMatrixThatIsNotWholeIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonMappingException.class);
  }
}
