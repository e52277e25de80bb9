package io.github.distill4j.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.Calibration;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Results of trainings that never were, for reports to be tested on: predictions for images of
 * differing difficulty by students of differing skill, the same numbers for the same arguments.
 *
 * @param classes K
 * @param images test images
 * @param epochs of every trial
 */
public record SyntheticResults(int classes, int images, int epochs) {

  private static final int BINS = Calibration.BINS;
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();

  /** A trial with a skill: log-odds of being right on an image of middling difficulty. */
  public TrialResult trial(String arm, Map<String, String> setting, int seed, double skill) {
    Random random = new Random(31L * (arm + setting).hashCode() + seed);
    boolean teacher = arm.equals(TrialResult.TEACHER);
    double luck = 0.12 * new Random(seed).nextGaussian() + 0.05 * random.nextGaussian();
    Exam exam = new Exam(random, skill + (teacher ? 0 : luck));
    String id = teacher ? arm : id(arm, setting) + "-" + seed;
    return new TrialResult(
        id,
        arm,
        setting,
        seed,
        "fingerprint-" + id.hashCode(),
        Map.of(),
        teacher ? "resnet-20" : "resnet-8",
        teacher ? new NetworkSize(272474, 40813184) : new NetworkSize(78042, 12501632),
        Integer.toHexString(id.hashCode()) + "0011223344556677",
        exam.measures(teacher),
        exam.bins(),
        new ConfusionMatrix(exam.confusion),
        exam.predictions(),
        epochs,
        epochs(random, exam.accuracy(), exam.nll),
        new Provenance(
            "0.1.0 abc1234",
            "17.0.15+6",
            "Acme",
            "Linux amd64",
            "A CPU (family 6)",
            "library avx512, oneDNN avx512",
            2,
            "CPU (oneDNN)",
            "linux-x86_64-onednn-avx512",
            "oneDNN, AVX-512",
            2,
            "not set",
            "1.0.0-M2.1",
            "sha256:0f1e2d3c"),
        timing(random, arm));
  }

  private static String id(String arm, Map<String, String> setting) {
    List<String> parts = new ArrayList<>();
    setting.forEach((key, value) -> parts.add(key.replaceFirst("^loss\\.", "") + "=" + value));
    return setting.isEmpty() ? arm : arm + "-" + String.join(",", parts);
  }

  private static TrialResult.Timing timing(Random random, String arm) {
    boolean asks = List.of("soft", "mixed", "dkd").contains(arm);
    double seconds = (arm.equals(TrialResult.TEACHER) ? 58 : 21) + random.nextDouble();
    return new TrialResult.Timing(
        String.format("2026-11-20T10:%02d:00Z", random.nextInt(60)),
        seconds,
        asks ? 3.4 : 0,
        asks ? 2_400_000 : 0);
  }

  private List<Epoch> epochs(Random random, double end, double nll) {
    List<Epoch> all = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      double gone = Math.exp(-4.0 * e / epochs);
      double accuracy = end - (end - 0.2) * gone;
      all.add(
          new Epoch(
              e,
              nll * (0.8 + 2 * gone),
              nll * (1 + gone),
              accuracy + 0.006 * random.nextGaussian()));
    }
    return all;
  }

  /** One model's answers to every image. */
  private final class Exam {
    private final int[] counts = new int[BINS];
    private final double[] confidence = new double[BINS];
    private final int[] right = new int[BINS];
    private final int[][] confusion = new int[classes][classes];
    private final byte[] predicted = new byte[images];
    private final BitSet places = new BitSet(images);
    private double nll;

    Exam(Random random, double skill) {
      Random difficulty = new Random(7);
      for (int i = 0; i < images; i++) {
        answer(i, skill + 1.6 * difficulty.nextGaussian(), random);
      }
    }

    private void answer(int image, double odds, Random random) {
      int label = image % classes;
      boolean hit = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      int prediction = hit ? label : (label + 1 + random.nextInt(classes - 1)) % classes;
      double sure =
          Math.max(1.0 / classes, 1 / (1 + Math.exp(-1.3 * odds - 0.4 * random.nextGaussian())));
      int bin = Math.min(BINS - 1, (int) (sure * BINS));
      counts[bin]++;
      confidence[bin] += sure;
      right[bin] += hit ? 1 : 0;
      confusion[label][prediction]++;
      predicted[image] = (byte) prediction;
      places.set(image, hit);
      nll -= Math.log(hit ? sure : Math.max(1e-6, (1 - sure) / (classes - 1))) / images;
    }

    double accuracy() {
      return places.cardinality() / (double) images;
    }

    List<Bin> bins() {
      List<Bin> bins = new ArrayList<>();
      for (int b = 0; b < BINS; b++) {
        double n = Math.max(1, counts[b]);
        bins.add(new Bin(counts[b], confidence[b] / n, right[b] / n));
      }
      return bins;
    }

    Predictions predictions() {
      Base64.Encoder text = Base64.getEncoder();
      return new Predictions(
          text.encodeToString(predicted),
          text.encodeToString(places.toByteArray()),
          classes,
          images,
          "sha256:77aa01");
    }

    Map<String, Double> measures(boolean teacher) {
      double ece = 0;
      for (int b = 0; b < BINS; b++) {
        ece += Math.abs(confidence[b] - right[b]) / images;
      }
      Map<String, Double> measures = new LinkedHashMap<>();
      measures.put("accuracy", accuracy());
      if (classes > 5) {
        measures.put("top5", 0.5 + accuracy() / 2);
      }
      measures.put("nll", nll);
      measures.put("brier", 1 - accuracy());
      measures.put("ece", ece);
      measures.put("fitted-temperature", 1.31);
      measures.put("scaled-ece", ece / 4);
      measures.put("scaled-nll", 0.9 * nll);
      measures.put(TrialResult.VALIDATION + "accuracy", accuracy());
      if (!teacher) {
        measures.putAll(
            Map.of(
                "agreement",
                0.9 * accuracy(),
                "kl",
                0.21,
                "logit-distance",
                2.4,
                "same-wrong",
                0.22,
                "rescued",
                0.31));
      }
      return measures;
    }
  }

  /** Teacher, and arms with these skills over seeds 1 to {@code seeds}. */
  public List<TrialResult> study(Map<String, Double> skills, int seeds) {
    List<TrialResult> trials = new ArrayList<>();
    trials.add(trial(TrialResult.TEACHER, Map.of(), 1, 2.4));
    for (int seed = 1; seed <= seeds; seed++) {
      for (Map.Entry<String, Double> arm : skills.entrySet()) {
        trials.add(trial(arm.getKey(), Map.of(), seed, arm.getValue()));
      }
    }
    return trials;
  }

  /** Writes trials as a results folder has them, with this study. */
  public static Path write(Path folder, String study, List<TrialResult> trials) throws IOException {
    Files.createDirectories(folder.resolve("trials"));
    Files.writeString(folder.resolve("study.yaml"), study);
    for (TrialResult trial : trials) {
      JSON.writeValue(folder.resolve("trials").resolve(trial.trial() + ".json").toFile(), trial);
    }
    return folder;
  }
}
