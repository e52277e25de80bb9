package io.github.distill4j.net;

/**
 * Which network.
 *
 * @param architecture with its depth and size
 * @param width factor on every hidden layer's channels or units; 1 is the published size
 */
public record NetworkSpec(Architecture architecture, double width) {

  /** The network of that short name at its published size, such as {@code resnet-20}. */
  public static NetworkSpec of(String name) {
    return new NetworkSpec(Architectures.ALL.parse(name), 1);
  }
}
