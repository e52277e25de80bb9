package io.github.distill4j.data.procedural;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.Text;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.RawData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws the embedded data set: 32×32 colour images of one textured shape before a cluttered ground.
 *
 * <p>A class is a shape and a texture together, so classes share shapes with some and textures with
 * others and neither is enough alone. Place, size, turn, colours and the light are random and say
 * nothing about the class. Every image is drawn from (seed, part, its number) with exact arithmetic
 * only ({@link StrictMath}, integers, and the four operations), so the bytes are the same on every
 * machine.
 */
public final class ProceduralImages {

  static final ImageShape SHAPE = new ImageShape(32, 32, 3);

  private static final long PURPOSE = 8;

  // Their order decides what a label means.
  private static final List<Outline> OUTLINES = List.of(Outline.values());
  private static final List<Texture> TEXTURES = List.of(Texture.values());

  private ProceduralImages() {}

  /**
   * Draws both parts; the classes have equally many images, within one.
   *
   * @throws io.github.distill4j.UserMistake when they do not fit into memory
   */
  public static RawData draw(DataSpec.Procedural spec) {
    long images = (long) spec.images() + spec.testImages();
    HeapShare.ofThisProcess()
        .take(
            Text.of(
                "data.procedural: images: %,d and test-images: %,d",
                spec.images(), spec.testImages()),
            images * (SHAPE.values() + HeapShare.AN_IMAGE));
    return new RawData(
        drawPart(spec, 0, spec.images()), Optional.of(drawPart(spec, 1, spec.testImages())));
  }

  /** Class names in label order, such as {@code striped-disc}. */
  static List<String> classes(int count) {
    int shapes = shapes(count);
    List<String> names = new ArrayList<>();
    for (int label = 0; label < count; label++) {
      Texture texture = TEXTURES.get(label / shapes);
      names.add(texture.adjective() + "-" + OUTLINES.get(label % shapes).noun());
    }
    return names;
  }

  /** Half as many shapes as classes, as long as there are so many: classes differ in both. */
  private static int shapes(int classes) {
    return Math.min(OUTLINES.size(), (classes + 1) / 2);
  }

  private static ImageSet drawPart(DataSpec.Procedural spec, int part, int count) {
    byte[][] images = new byte[count][];
    int[] labels = IntStream.range(0, count).map(i -> i % spec.classes()).toArray();
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> images[i] = drawImage(spec, labels[i], part, i));
    return new ImageSet(SHAPE, classes(spec.classes()), images, labels);
  }

  private static byte[] drawImage(DataSpec.Procedural spec, int label, int part, int number) {
    int shapes = shapes(spec.classes());
    KeyedRandom random = new KeyedRandom().key(spec.seed(), PURPOSE, part, number);
    return new Scene(random, spec.difficulty())
        .draw(OUTLINES.get(label % shapes), TEXTURES.get(label / shapes));
  }
}
