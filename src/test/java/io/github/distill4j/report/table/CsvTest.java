package io.github.distill4j.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String written(Object cell) {
    return Csv.text(List.of("x", "y"), Stream.of(List.of(cell, 1)))
        .lines()
        .skip(1)
        .findFirst()
        .get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+cmd", "-cmd", "@cmd", "=", "-", "-0.5.1", "+1-1", "-1e", "\uff1d1+1"})
  void whatASpreadsheetWouldComputeHasAnApostrophe(String cell) {
    assertThat(written(cell)).isEqualTo("'" + cell + ",1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-0.5", "+4", "-.5", "-1.", "-1e-7", "+1.5E+3", "0.5", "soft T=4", "a=b", "a-b"})
  void numbersAndOtherTextsStay(String cell) {
    assertThat(written(cell)).isEqualTo(cell + ",1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -1e-7, 0, 1e300})
  void aNumberIsWrittenInFull(double number) {
    assertThat(written(number)).isEqualTo(number + ",1");
  }

  @Property
  void everyRowIsOneLineAndNoCellOfTextIsAFormula(@ForAll String cell) throws IOException {
    String text = Csv.text(List.of("x", "y"), Stream.of(List.of(cell, 1)));
    assertThat(text.lines()).hasSize(2);
    CSVRecord row = CSVFormat.RFC4180.parse(new java.io.StringReader(text)).getRecords().get(1);
    assertThat(row).hasSize(2);
    assertThat(row.get(0)).doesNotMatch("(?s)[=@\\t\\r].*");
  }
}
