package io.github.distill4j.study.twolayer;

import java.math.BigDecimal;

/** Numbers in names and headings. */
final class NumberText {

  private NumberText() {}

  /** Without a point where there is nothing behind it. */
  static String of(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
