package io.github.distill4j.study.twolayer;

/** Studies that take a second. */
public final class Samples {

  /** Drawn images of two classes, students of widths 2 and 4, one way to train. */
  public static final String TABLE =
      """
      kind: two-layer-table
      question: Does it run?
      sets:
        a:
          data:
            set: procedural
            procedural: {classes: 2, images: 60, test-images: 40}
            normalisation: unit-norm
          paper:
            - {width: 4, teacher: 90, hard: 70, soft: 80}
      teacher: {width: 8, iterations: 5}
      widths: [2, 4]
      stacks:
        plain: {rates: 1, temperatures: 4, iterations: 6, every: 2}
      seeds: 3
      """;

  /** The same by two ways, one of them with the theoretical labels. */
  public static final String REGIMES =
      """
      kind: two-layer-regimes
      question: Where does it run?
      sets:
        a:
          data:
            set: procedural
            procedural: {classes: 2, images: 60, test-images: 40}
            normalisation: unit-norm
          margin: {features: 40, iterations: 20}
      teacher: {width: 8, iterations: 5}
      widths: 2
      stacks:
        radius:
          {rates: 1, radii: [1, none], temperatures: [1, 8], theory: true, iterations: 6, looks: 3}
        adam: {optimiser: adam, batch: 16, rates: [0.01, 0.1], iterations: 6}
      seeds: 3
      """;

  /** Two margins, two arms. */
  public static final String SCALING =
      """
      kind: two-layer-scaling
      question: How wide?
      families:
        circle:
          - {circle: 4, iterations: 60, every: 10}
          - {circle: 8, iterations: 60, every: 10}
      arms:
        hard: {labels: hard, rate: 4, radius: 1}
        soft: {labels: soft, rate: 4}
      target: 0.1
      widths: {most: 128, resolution: 1.5}
      seeds: 3
      """;

  /** One margin; two promises by soft labels and one by hard ones. */
  public static final String BOUNDS =
      """
      kind: two-layer-scaling
      question: Is the word kept?
      families:
        circle:
          - {circle: 4, iterations: 20}
      arms:
        hard: {labels: hard, rate: 4, radius: 1}
      widths: {most: 16}
      seeds: 1
      bounds:
        - {data: {circle: 4}, labels: soft, losses: [0.9, 0.5], seeds: 2}
        - {data: {two-points: {angle: 3.14159}}, labels: hard, losses: 0.95, seeds: 1}
      """;

  private Samples() {}
}
