package io.github.distill4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ImagesTest {

  private static final Color BLUE = new Color(0, 0x72, 0xB2);
  private static final double[] X = {1, 2, 3};

  private static Plot everyLayer() {
    Style style = new Style("soft & <mixed>", BLUE, 1);
    return new Plot(
        Axis.log("width"),
        Axis.linear("accuracy, %"),
        List.of(
            Layer.bars(style, X, 0.5, new double[] {1, 2, 1}),
            Layer.band(style, X, new double[] {1, 2, 3}, new double[] {2, 3, Double.NaN}),
            Layer.line(Style.guide(), X, new double[] {1, Double.NaN, 3}),
            Layer.points(style, X, new double[] {1, 2, 3}, 1),
            Layer.whiskers(style, List.of(Layer.Whisker.vertical(2, 2, 1, 3)))),
        Size.USUAL);
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> ids(Document document) {
    List<String> ids = new ArrayList<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids;
  }

  @Test
  void anSvgTakesItsTextColourFromThePageAndKeepsTheDatasColours() throws Exception {
    String svg = SvgImage.of(everyLayer(), "first", "A \"title\" <b>");
    Element root = parsed(svg).getDocumentElement();
    assertThat(svg).contains("currentColor", "rgb(0,114,178)").doesNotContain("rgb(1,2,3)");
    assertThat(root.getAttribute("aria-label")).isEqualTo("A \"title\" <b>");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 460 320");
    assertThat(root.hasAttribute("width")).isFalse();
    assertThat(root.getTextContent()).contains("soft & <mixed>", "accuracy, %", "width");
  }

  @Test
  void everyIdOfAnSvgIsItsOwnSoThatSeveralFitOnOnePage() throws Exception {
    List<String> ids = ids(parsed(SvgImage.of(everyLayer(), "first", "t")));
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.startsWith("first-"));
    assertThat(SvgImage.of(everyLayer(), "first", "t")).doesNotContain("url(#c");
  }

  @Test
  void anSvgFileBringsColoursForLightAndDark() throws Exception {
    String file = SvgImage.file(SvgImage.of(everyLayer(), "first", "t"));
    assertThat(file).startsWith("<?xml").contains("prefers-color-scheme:dark");
    assertThat(parsed(file).getDocumentElement().getTagName()).isEqualTo("svg");
  }

  @Test
  void aPngIsDrawnOnWhiteInTheDatasColours() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngImage.of(everyLayer())));
    assertThat(image.getWidth()).isEqualTo(1150);
    assertThat(image.getHeight()).isEqualTo(800);
    assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Color.WHITE);
    long blue =
        IntStream.range(0, 1150 * 800)
            .filter(i -> (image.getRGB(i % 1150, i / 1150) & 0xffffff) == 0x0072b2)
            .count();
    assertThat(blue).isGreaterThan(100);
  }

  /** One row of fields. */
  private static HeatMap row(HeatMap.Cell... cells) {
    return new HeatMap(
        new HeatMap.Names("T", IntStream.range(0, cells.length).mapToObj(i -> "" + i).toList()),
        new HeatMap.Names("rate", List.of("low")),
        new HeatMap.Cell[][] {cells},
        BLUE,
        new Color(200, 10, 20),
        "points",
        Size.SMALL);
  }

  @Test
  void aHeatMapIsClearAtZeroAndFullestWhereItIsFurthestFromIt() throws Exception {
    HeatMap map =
        row(
            new HeatMap.Cell(-4, "furthest"),
            new HeatMap.Cell(0, "zero"),
            new HeatMap.Cell(2, "half as far"),
            new HeatMap.Cell(Double.NaN, ""));
    String svg = SvgImage.of(map, "map", "t");
    assertThat(svg).contains("rgb(200,10,20)").doesNotContain("points");
    assertThat(opacities(parsed(svg))).containsExactly(0.7, 0.0, 0.35, 0.0);
  }

  /** How full each field is; of the two shapes drawn for it the one without an outline. */
  private static List<Double> opacities(Document svg) {
    NodeList fields = svg.getElementsByTagName("rect");
    return IntStream.range(0, fields.getLength())
        .mapToObj(i -> (Element) fields.item(i))
        .filter(field -> field.getAttribute("stroke").equals("none"))
        .map(field -> field.hasAttribute("fill-opacity") ? field : (Element) field.getParentNode())
        .map(field -> Double.valueOf(field.getAttribute("fill-opacity")))
        .toList();
  }

  @Test
  void aHeatMapWithoutTextHasALegend() {
    assertThat(SvgImage.of(row(new HeatMap.Cell(-4, "")), "map", "t")).contains("points", "low");
  }

  @Test
  void aLogarithmicAxisHasTicksEvenInLessThanADecade() throws Exception {
    Plot plot =
        new Plot(
            Axis.log("seconds"),
            Axis.linear("y"),
            List.of(
                Layer.points(new Style("", BLUE), new double[] {21, 58}, new double[] {1, 2}, 1)),
            Size.USUAL);
    String text = parsed(SvgImage.of(plot, "log", "t")).getDocumentElement().getTextContent();
    assertThat(text).contains("30", "50");
  }

  /** Forty names, longer than there is room for and alike in their ends. */
  @Test
  void aLegibleMapNamesEveryRowAndEveryColumn() throws Exception {
    for (int classes : List.of(3, 12, 13, 25, HeatMap.MOST_NAMED)) {
      List<String> names =
          IntStream.range(0, classes)
              .mapToObj(i -> "a class of some kind, no. " + i + ", long")
              .toList();
      HeatMap.Cell[][] cells = new HeatMap.Cell[classes][classes];
      for (HeatMap.Cell[] row : cells) {
        java.util.Arrays.fill(row, new HeatMap.Cell(1, classes > 12 ? "" : "100"));
      }
      HeatMap map =
          new HeatMap(
              new HeatMap.Names("taken for", names),
              new HeatMap.Names("class", names),
              cells,
              BLUE,
              BLUE,
              "%",
              HeatMap.legible(names, classes <= 12));
      List<String> shortened = Letters.fitted(names, Ink.SMALL, 130);
      assertThat(shortened).doesNotHaveDuplicates();
      List<String> texts = texts(parsed(SvgImage.of(map, "map", "t")));
      assertThat(shortened)
          .allSatisfy(name -> assertThat(texts.stream().filter(name::equals)).hasSize(2));
    }
  }

  private static List<String> texts(Document svg) {
    NodeList texts = svg.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }

  @Test
  void aTextTooWideLosesItsMiddle() {
    assertThat(Letters.fitted("short", Ink.SMALL, 130)).isEqualTo("short");
    String fitted = Letters.fitted("first/" + "x".repeat(200) + "/soft", Ink.LABEL, 130);
    assertThat(fitted).matches("first/x*…x*/soft");
    assertThat(Letters.width(fitted, Ink.LABEL)).isLessThanOrEqualTo(130);
    assertThat(Letters.fitted("two\nlines\u001b", Ink.SMALL, 300)).isEqualTo("two\\nlines\\u001b");
    assertThat(Letters.fitted("anything", Ink.SMALL, 0)).isEqualTo("…");
  }

  @Test
  void controlCharactersAndHalvesOfLettersMakeNoUnreadableSvg() throws Exception {
    String odd = "\u0001\u001b[31m \ud83d \uffff 😀";
    double[] one = {1};
    Plot plot =
        new Plot(
            Axis.names(odd, List.of(odd, "b")),
            Axis.linear(odd),
            List.of(Layer.points(new Style(odd, BLUE), one, one, 1)),
            Size.USUAL);
    String text = parsed(SvgImage.of(plot, "odd", "t")).getDocumentElement().getTextContent();
    assertThat(text).contains("\\u0001\\u001b[31m \\ud83d \\uffff 😀");
  }
}
