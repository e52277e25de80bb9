package io.github.distill4j.data.procedural;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.data.procedural.Stencil.Rotation;

/**
 * Draws one procedural image.
 *
 * <p>Difficulty makes the shape smaller, turns it, takes contrast from its colours and texture,
 * strews smaller shapes behind and before it, and adds noise to the pixels.
 */
final class Scene {

  private static final int SIDE = ProceduralImages.SHAPE.height();
  private static final int MOST_BEHIND = 6;
  private static final int MOST_BEFORE = 2;

  private final KeyedRandom random;
  private final double difficulty;

  /** Red, green and blue of every pixel, from 0 to 1. */
  private final double[] canvas = new double[ProceduralImages.SHAPE.values()];

  Scene(KeyedRandom random, double difficulty) {
    this.random = random;
    this.difficulty = difficulty;
  }

  /** The pixels of one shape of one texture, somewhere in front of something. */
  byte[] draw(Outline outline, Texture texture) {
    double[] ground = colour();
    paintGround(ground, colour());
    strew(MOST_BEHIND);
    paint(subject(), outline, texture, unlike(ground));
    strew(MOST_BEFORE);
    return bytes();
  }

  private void paintGround(double[] near, double[] far) {
    Rotation light = Rotation.by(angle());
    for (int p = 0; p < SIDE * SIDE; p++) {
      double mix = .3 + .6 * light.along(p % SIDE - SIDE / 2, p / SIDE - SIDE / 2) / SIDE;
      for (int c = 0; c < 3; c++) {
        canvas[3 * p + c] = near[c] + mix * (far[c] - near[c]);
      }
    }
  }

  /** Paints small shapes anywhere, on average half of {@code most} at full difficulty. */
  private void strew(int most) {
    int count = (int) (random.nextDouble() * difficulty * (most + 1));
    for (int i = 0; i < count; i++) {
      Stencil small = stencil(between(0, SIDE), between(0, SIDE), between(1.5, 4), angle());
      paint(small, anyOf(Outline.values()), anyOf(Texture.values()), colour());
    }
  }

  /** Where the shape that counts stands: inside the image and larger than all others. */
  private Stencil subject() {
    double radius = between(11 - 4 * difficulty, 13 - 3 * difficulty);
    double slack = SIDE / 2.0 - radius;
    double lean = between(-1, 1) * StrictMath.PI * (.1 + .9 * difficulty);
    return stencil(
        middle() + between(-slack, slack), middle() + between(-slack, slack), radius, lean);
  }

  private static double middle() {
    return (SIDE - 1) / 2.0;
  }

  private Stencil stencil(double x, double y, double radius, double turn) {
    return new Stencil(x, y, radius, Rotation.by(turn), Rotation.by(angle()), between(4, 6));
  }

  private void paint(Stencil stencil, Outline outline, Texture texture, double[] colour) {
    double contrast = .35 - .2 * difficulty;
    int reach = (int) (1.5 * stencil.radius()) + 1;
    for (int y = first(stencil.y(), reach); y < end(stencil.y(), reach); y++) {
      for (int x = first(stencil.x(), reach); x < end(stencil.x(), reach); x++) {
        double cover = stencil.cover(outline, x, y);
        if (cover > 0) {
          blend(SIDE * y + x, cover, colour, contrast * stencil.lightness(texture, x, y));
        }
      }
    }
  }

  private static int first(double middle, int reach) {
    return Math.max(0, (int) middle - reach);
  }

  private static int end(double middle, int reach) {
    return Math.min(SIDE, (int) middle + reach + 1);
  }

  private void blend(int pixel, double cover, double[] colour, double light) {
    for (int c = 0; c < 3; c++) {
      canvas[3 * pixel + c] += cover * (colour[c] + light - canvas[3 * pixel + c]);
    }
  }

  private byte[] bytes() {
    byte[] image = new byte[canvas.length];
    double strength = 10 + 50 * difficulty;
    for (int v = 0; v < image.length; v++) {
      long value = Math.round(255 * canvas[v] + strength * bell(random.nextLong()));
      image[v] = (byte) Math.max(0, Math.min(255, value));
    }
    return image;
  }

  /** The sum of four bytes: nearly Gaussian, mean 0, standard deviation .58, and exact. */
  private static double bell(long bits) {
    long sum = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255);
    return (sum - 510) / 255.0;
  }

  private double[] colour() {
    return new double[] {between(.15, .85), between(.15, .85), between(.15, .85)};
  }

  /** A colour that stands out from another, the less the more difficult. */
  private double[] unlike(double[] other) {
    double least = .75 - .45 * difficulty;
    double[] found = colour();
    while (distance(found, other) < least) {
      found = colour();
    }
    return found;
  }

  /** The sum of the three differences; some colour is at least .9 from any other. */
  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += Math.abs(one[c] - other[c]);
    }
    return sum;
  }

  private double angle() {
    return between(0, 2 * StrictMath.PI);
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private <T> T anyOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
