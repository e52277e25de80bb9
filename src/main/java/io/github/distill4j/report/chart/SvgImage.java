package io.github.distill4j.report.chart;

import java.awt.Dimension;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A chart as SVG with a clear ground, its text and axes in the colour of the text around it, its
 * size that of its container.
 */
public final class SvgImage {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String FONTS = "system-ui, 'Helvetica Neue', Arial, sans-serif";
  private static final String OWN_COLOURS =
      "svg{color:#1b1f24}@media(prefers-color-scheme:dark){svg{color:#e3e6ea}}";

  private SvgImage() {}

  /**
   * An element to put into an HTML page.
   *
   * @param chart what to draw
   * @param name made part of every id, so that several fit on one page; letters, digits, hyphens
   * @param title read out in place of the picture
   */
  public static String of(Chart chart, String name, String title) {
    return text(drawn(chart, name, title));
  }

  /** Such an element as a file of its own, dark or light as the viewer is. */
  public static String file(String element) {
    int inside = element.indexOf('>') + 1;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element.substring(0, inside)
        + "<style>"
        + OWN_COLOURS
        + "</style>"
        + element.substring(inside);
  }

  private static Element drawn(Chart chart, String name, String title) {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(chart.size().width(), chart.size().height()));
    chart.draw(graphics);
    Element root = graphics.getRoot();
    mend(root, name + "-");
    describe(root, chart, title);
    return root;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java brings an XML parser", e);
    }
  }

  private static void describe(Element root, Chart chart, String title) {
    for (String attribute : List.of("width", "height", "style", "text-rendering", "font-family")) {
      root.removeAttribute(attribute);
    }
    root.setAttribute("viewBox", "0 0 " + chart.size().width() + " " + chart.size().height());
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    root.setAttribute("font-family", FONTS);
  }

  /** Ids that are this picture's own, and the text's colour in place of what stood for it. */
  private static void mend(Element element, String prefix) {
    for (Attr attribute : attributes(element)) {
      String value = attribute.getValue();
      if (attribute.getName().equals("id")) {
        attribute.setValue(prefix + value);
      } else if (attribute.getName().equals("font-family")) {
        element.removeAttributeNode(attribute);
      } else {
        attribute.setValue(
            value.replace("url(#", "url(#" + prefix).replace("rgb(1,2,3)", "currentColor"));
      }
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        mend(child, prefix);
      }
    }
  }

  private static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < map.getLength(); i++) {
      attributes.add((Attr) map.item(i));
    }
    return attributes;
  }

  private static String text(Node root) {
    try {
      StringWriter out = new StringWriter();
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.transform(new DOMSource(root), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }
}
