package io.github.distill4j.report.chart;

/**
 * How large a chart is drawn, in units of which its letters are 12 to 13 high. A page scales it to
 * the room there is; on a phone, 390 pixels wide, letters of the widest stay about 10 pixels high.
 *
 * @param width at most 460; more only for what a page lets scroll
 * @param height any
 */
public record Size(int width, int height) {

  /** For a chart that stands alone or beside one other. */
  public static final Size USUAL = new Size(460, 320);

  /** For one of many small charts. */
  public static final Size SMALL = new Size(330, 300);

  /** The usual width and another height. */
  public static Size tall(int height) {
    return new Size(USUAL.width, height);
  }
}
