package io.github.distill4j.bench;

/**
 * Who takes part. PyTorch is eager, in both layouts, each with the allocator as it is and tuned.
 */
enum Entrant {
  STOCK("stock"),
  DISTILL4J("distill4j"),
  TORCH_NCHW("nchw"),
  TORCH_NHWC("nhwc"),
  TORCH_NCHW_TUNED("nchw+"),
  TORCH_NHWC_TUNED("nhwc+");

  private final String column;

  Entrant(String column) {
    this.column = column;
  }

  /** The name in the table's header. */
  String column() {
    return column;
  }

  /** Whether this is PyTorch, in whatever form. */
  boolean isTorch() {
    return compareTo(TORCH_NCHW) >= 0;
  }

  /** Whether this is PyTorch with the allocator of a process that nobody has tuned. */
  boolean isTorchByDefault() {
    return isTorch() && !isTuned();
  }

  boolean isTuned() {
    return column.endsWith("+");
  }

  /** PyTorch's layout. */
  String layout() {
    return column.replace("+", "");
  }
}
