package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.study.twolayer.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands as a user types them, in this process: what they print and how they end. */
class CommandLineTest {

  private static final String STUDY =
      """
      question: Does it run?
      data:
        set: %s
        validation: 0.2
        test: 0.2
      teacher: {net: two-layer-8}
      student: {net: two-layer-2}
      training: {epochs: 1, batch: 16}
      arms: [hard, soft]
      seeds: 2
      """;

  @TempDir Path folder;

  private Path study;
  private Path images;
  private Path out;
  private String homeBefore;

  /** How a command ended. */
  private record Ending(int code, String out, String err) {}

  /** A checkout without data, whatever the tests' own holds. */
  @BeforeEach
  void moveHouse() {
    homeBefore = System.getProperty("distill4j.home", "");
    System.setProperty("distill4j.home", folder.toString());
  }

  @AfterEach
  void moveBack() {
    System.setProperty("distill4j.home", homeBefore);
  }

  @BeforeEach
  void writeStudyAndImages() throws IOException {
    study = folder.resolve("mine.yaml");
    images = folder.resolve("images");
    out = folder.resolve("out");
    Random random = new Random(1);
    for (String name : List.of("ants", "bees")) {
      for (int i = 0; i < 10; i++) {
        draw(images.resolve(name).resolve(i + ".png"), 8, random.nextInt(1 << 24));
      }
    }
    Files.writeString(study, STUDY.formatted(images));
  }

  private static void draw(Path file, int side, int colour) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    image.setRGB(side / 2, side / 2, colour);
    ImageIO.write(image, "png", file.toFile());
  }

  private static Ending run(Object... arguments) {
    return run(Distill4j.commandLine(), arguments);
  }

  private static Ending run(CommandLine command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Distill4j.run(command, words);
    return new Ending(code, out.toString(), err.toString());
  }

  @Test
  void aStudyOfOnesOwnImagesEndsInATableModelsAndCards() throws IOException {
    Ending ending = run("study", study, "--out", out);
    assertThat(ending.err()).contains("teacher", "hard-1", "soft-2");
    assertThat(ending.code()).isZero();
    assertThat(ending.out())
        .contains("Does it run?", "8×8×3 images of 2 classes", "arm ", "hard ", "soft ", " ± ");
    assertThat(out.resolve("study.yaml")).exists();
    assertThat(out.resolve("trials")).isDirectoryContaining("glob:**soft-2.json");
    assertThat(out.resolve("checkpoints")).isEmptyDirectory();
    assertThat(Files.readString(out.resolve("models/hard-2.md")))
        .contains("two-layer-2", "ants, bees", "accuracy %");
    ComputationGraph student =
        ModelSerializer.restoreComputationGraph(out.resolve("models/hard-2.zip").toFile());
    assertThat(student.outputSingle(Nd4j.zeros(3, 8, 8, 3)).shape()).containsExactly(3, 2);
  }

  @Test
  void theStudyWrittenBesideTheResultsGivesTheSameNumbers() throws IOException {
    run("study", study, "--out", out);
    Ending again = run("study", out.resolve("study.yaml"), "--out", folder.resolve("again"));
    assertThat(again.code()).isZero();
    assertThat(modelOf(folder.resolve("again"))).isEqualTo(modelOf(out));
  }

  private static String modelOf(Path results) throws IOException {
    return Files.readString(results.resolve("trials/soft-1.json"))
        .lines()
        .filter(line -> line.contains("\"model\""))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "studnet.net=x | unknown key studnet",
        "student.training.epochs=many | student.training.epochs: found \"many\"",
        "student.net=resnet-7 | student.net",
        "student.net=alexnet | alexnet",
        "data.set=imagenet | imagenet",
        "data.classes=[ants, wasps] | wasps",
        "data.validation=0.01 | data.validation",
        "data.set=cifar100 | ./run.sh data get cifar100",
        "arms=[hard, sotf] | arms[1]: found \"sotf\"",
        "name=../mine | name: found \"../mine\", expected",
      })
  void aMistakeIsOneLineCodeTwoAndNothingWritten(String change, String message) {
    assertRefused(message, run("study", study, "--out", out, "--set", change));
  }

  private void assertRefused(String message, Ending ending) {
    assertThat(ending.err().strip()).startsWith("error: ").contains(message).doesNotContain("\n");
    assertThat(ending.err()).doesNotContain("Exception", "\tat ");
    assertThat(ending.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyClassFolderIsNamed() throws IOException {
    Files.createDirectories(images.resolve("wasps"));
    assertRefused("wasps", run("study", study, "--out", out));
  }

  @Test
  void anImageOfAnotherSizeIsNamed() throws IOException {
    draw(images.resolve("bees/odd.png"), 9, 0);
    assertRefused("odd.png", run("study", study, "--out", out));
  }

  @Test
  void whatIsLeftOutIsSaidBeforeTheStudyAndByTheCheck() throws IOException {
    Files.writeString(images.resolve("bees/README.txt"), "no image");
    String note = "left out, no image: 1 (README.txt)";
    assertThat(run("study", study, "--out", out, "--dry-run").out())
        .contains("4 to validate, 4 to test\n" + note + "\n");
    Ending check = run("data", "check", images);
    assertThat(check.out()).contains("20 training and 0 test images of 8×8×3; " + note);
    assertThat(check.code()).isZero();
    Files.writeString(images.resolve("bees/x.webp"), "RIFF1234WEBP");
    Ending broken = run("data", "check", images);
    assertThat(broken.out()).startsWith("broken").contains("x.webp: is WebP, expected PNG");
    assertThat(broken.code()).isEqualTo(2);
  }

  @Test
  void aTwoLayerStudySaysWhatIsLeftOutToo() throws IOException {
    Files.writeString(images.resolve("bees/README.txt"), "no image");
    Files.writeString(study, Samples.TABLE.replaceAll("set: procedural.*", "set: " + images));
    assertThat(run("study", study, "--out", out, "--dry-run").out())
        .contains("left out, no image: 1 (README.txt)");
  }

  @Test
  void aTruncatedImageIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(images.resolve("bees/3.png"));
    Files.write(images.resolve("bees/3.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused("3.png", run("study", study, "--out", out));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training: {epochs: 010} | training.epochs: found \"010\", expected a whole number in plain",
        "training: &t {epochs: 1} | line 9: found the anchor &t, which is not supported",
        "training: *t | line 9: found the alias *t, which is not supported",
        "training: {<<: 1} | line 9: found the merge key <<, which is not supported",
        "---\\nseeds: 99 | line 9: found a second document",
        "...\\nseeds: 99 | line 10: found a second document",
        "training:\\n\\tepochs: 1 | line 10: found a tab, expected spaces",
        "training: {epochs: 1, epochs: 2} | line 9: found the key epochs twice",
      })
  void aTextThatOtherReadersTakeOtherwiseIsRefusedWithItsLine(String text, String message)
      throws IOException {
    String head = Files.readString(study).replaceFirst("(?s)training: .*", "");
    Files.writeString(study, "# Mine\n" + head + text.translateEscapes());
    assertRefused(message, run("study", study, "--out", out));
  }

  @Test
  void aStudyInAnotherEncodingIsNamed() throws IOException {
    String text = Files.readString(study).replace("Does it run?", "Größe?");
    Files.write(study, text.getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(study + " line 1: byte 13 of the file is f6", run("study", study, "--out", out));
    Files.writeString(study, text, StandardCharsets.UTF_16);
    assertRefused("line 1: byte 1 of the file begins the", run("study", study, "--out", out));
    Files.writeString(study, "\ufeff" + text);
    assertThat(run("study", study, "--out", out, "--dry-run").out()).contains("Größe?");
  }

  @Test
  void classesAreTakenAsTheyAreWrittenAndAResultsFolderReadsBack() throws IOException {
    Files.move(images.resolve("ants"), images.resolve("no"));
    Files.move(images.resolve("bees"), images.resolve("010"));
    Object[] command = {
      "study",
      study,
      "--out",
      out,
      "--seeds",
      "1",
      "--set",
      "data.classes=no,010",
      "--set",
      "arms=hard"
    };
    assertThat(run(command).code()).isZero();
    assertThat(run(command).out()).contains("all finished, nothing to train");
    Ending again = run("study", out.resolve("study.yaml"), "--out", out);
    assertThat(again.out()).contains("all finished, nothing to train");
    assertThat(Files.readString(out.resolve("models/hard-1.md"))).contains("no, 010");
    // The images go elsewhere, and are the same.
    Path moved = Files.move(images, folder.resolve("imgs"));
    Ending elsewhere =
        run("study", out.resolve("study.yaml"), "--out", out, "--set", "data.set=" + moved + "/");
    assertThat(elsewhere.out()).contains("all finished, nothing to train");
  }

  @ParameterizedTest
  @CsvSource({
    "images, is the folder of the images",
    "./other/../images/, is the folder of the images",
    "link, is the folder of the images",
    "images/runs/mine, lies in the folder of the images",
    "link/ants, lies in the folder of the images",
    "., holds the folder of the images",
  })
  void resultsAreKeptOutOfTheImages(String wanted, String words) throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), images);
    String path = folder + "/" + wanted;
    Ending ending = run("study", study, "--out", path);
    assertThat(ending.err())
        .startsWith("error: --out " + Path.of(path) + ": " + words)
        .endsWith("; choose a folder apart from it\n")
        .hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
    try (Stream<Path> classes = Files.list(images)) {
      assertThat(classes).hasSize(2);
    }
  }

  @Test
  void reportsAreKeptOutOfTheImagesToo() {
    run("study", study, "--out", out, "--seeds", "1", "--set", "arms=hard");
    for (String command : List.of("report", "export-notebook")) {
      Ending ending = run(command, out, "--out", images);
      assertThat(ending.err()).startsWith("error: --out " + images + ": is the folder");
      assertThat(ending.code()).isEqualTo(2);
    }
    assertThat(images.resolve("figures")).doesNotExist();
  }

  @Test
  void aNameThatNoFileCanHaveIsNamed() {
    String name = "a\0b";
    String reason = "a\\u0000b: is no file's name (Nul character not allowed)";
    assertRefused(reason, run("study", name));
    assertRefused(reason, run("study", study, "--out", name));
    assertRefused(reason, run("report", name));
    assertRefused(
        "data.set: " + reason, run("study", study, "--out", out, "--set", "data.set=" + name));
    assertRefused("name: " + reason, run("study", study, "--set", "name=" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "compare", "export-notebook"})
  void aFolderWithoutAStudyIsNamed(String command) throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Object[] arguments = {command, empty, "--out", out};
    Object[] two = {command, empty, empty, "--out", out};
    assertRefused(
        empty + ": no study.yaml here; expected the results folder of a study",
        run(command.equals("compare") ? two : arguments));
  }

  @Test
  void anOutputFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "something");
    Ending ending = run("study", study, "--out", file);
    assertThat(ending.err()).startsWith("error: --out " + file).hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
    assertThat(file).hasContent("something");
  }

  @Test
  void aReportThatCannotBeWrittenIsOneLine() throws IOException {
    run("study", study, "--out", out, "--seeds", "1");
    Path taken = Files.writeString(folder.resolve("taken"), "something");
    Ending ending = run("report", out, "--out", taken);
    assertThat(ending.err())
        .startsWith("error: " + taken + "/")
        .contains("cannot be written (")
        .hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
    assertThat(taken).hasContent("something");
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() {
    Ending ending =
        run("study", study, "--out", out, "--dry-run", "--set", "loss.temperature=1,2,4");
    assertThat(ending.err()).isEmpty();
    assertThat(ending.code()).isZero();
    assertThat(ending.out())
        .contains(
            "Plan: 2 arms × 2 seeds × 3 settings",
            "  loss.temperature = 1, 2, 4   (does not change teacher, hard)\n",
            "  9 trials: 1 teacher, 2 hard, 6 soft\n",
            "  0 finished, 9 to train; the first ones will tell how long it takes\n",
            "  results in " + out);
    assertThat(out).doesNotExist();
  }

  @Test
  void theSameCommandGoesOnAndSaysWhatIsDone() {
    run("study", study, "--out", out, "--seeds", "1");
    Ending more = run("study", study, "--out", out, "--dry-run");
    assertThat(more.out()).containsPattern("3 finished, 2 to train, about \\d+ s by");
    run("study", study, "--out", out);
    Ending again = run("study", study, "--out", out);
    assertThat(again.out()).contains("all finished, nothing to train", "hard ", "soft ");
    assertThat(again.err()).isEmpty();
  }

  @Test
  void anotherStudyIsRefusedInOneLineOrKeptApart() throws IOException {
    run("study", study, "--out", out, "--seeds", "1");
    Object[] other = {"study", study, "--out", out, "--seeds", "1", "--set", "student.width=0.5"};
    Ending refused = run(other);
    assertThat(refused.err())
        .startsWith("error: " + out + " holds another study: student.width is 1.0 there, 0.5 here")
        .contains("--apart")
        .hasLineCount(1);
    assertThat(refused.code()).isEqualTo(2);
    Ending apart = run(Stream.concat(Stream.of(other), Stream.of("--apart")).toArray());
    assertThat(apart.code()).isZero();
    assertThat(apart.out()).containsPattern("results in " + out + "@[0-9a-f]{7}\n");
    assertThat(Files.readString(out.resolve("study.yaml"))).contains("width: 1.0");
  }

  @Test
  void aTwoLayerStudyEndsInItsTableAndGoesOnWhereItStopped() throws IOException {
    Files.writeString(study, Samples.TABLE);
    Ending plan = run("study", study, "--out", out, "--dry-run");
    assertThat(plan.out())
        .contains("Plan: 2 tasks, 12 students\n  teacher-a, plain-a\n  0 finished, 2 to train");
    assertThat(out).doesNotExist();
    Ending ending = run("study", study, "--out", out);
    assertThat(ending.code()).isZero();
    assertThat(ending.err()).contains("teacher-a (1/2)  begun", "plain-a ");
    assertThat(ending.out()).contains("Does it run?", "Holm p", out.toString());
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("<h1>Does it run?</h1>", "Claimed and ours", "Every way to train", "<svg");
    assertThat(out.resolve("report/trials.csv")).isNotEmptyFile();
    String log = Files.readString(out.resolve("study.log"));
    assertThat(log)
        .contains("study " + study, "plan: 2 tasks, 2 to do", "machine: ", "teacher-a begins")
        .containsPattern("teacher-a finished: test accuracy \\d+\\.\\d\\d %, \\d+\\.\\d s\n")
        .containsPattern("plain-a finished: 12 students, mean test accuracy \\d+\\.\\d\\d %, ");
    assertThat(run("study", study, "--out", out).err()).isEmpty();
    assertThat(Files.readString(out.resolve("study.log")).substring(log.length()))
        .contains("plan: 2 tasks, 0 to do")
        .doesNotContain("begins", "machine");
    assertThat(run("report", out, "--out", folder.resolve("elsewhere")).code()).isZero();
    assertThat(folder.resolve("elsewhere/index.html")).isNotEmptyFile();
    Ending other = run("study", study, "--out", out, "--set", "widths=[2]");
    assertThat(other.err()).contains("widths is [2,4] there, [2] here").hasLineCount(1);
    assertThat(other.code()).isEqualTo(2);
  }

  @Test
  void helpVersionAndListsNeedNoArguments() {
    assertThat(run("--help").out()).contains("study", "data", "doctor");
    assertThat(run("study", "--help").out()).contains("quickstart", "two-layer-scaling");
    assertThat(run("--version").out()).startsWith("distill4j ");
    assertThat(run("data", "list").out())
        .contains("cifar10", "mnist: licence: CC BY-SA 3.0; cite Y. LeCun");
    assertThat(run("doctor").out()).contains("native library", "threads", "data sets");
  }

  @Test
  void dataThatIsMissingIsNoFaultAndBrokenDataIs() throws IOException {
    Ending none = run("data", "check");
    assertThat(none.out()).contains("missing    mnist ", "missing    cifar10 ");
    assertThat(none.code()).isZero();
    Path mnist = Files.createDirectories(folder.resolve("datasets/mnist"));
    Files.writeString(mnist.resolve("train-images-idx3-ubyte.gz"), "no images");
    Ending broken = run("data", "check");
    assertThat(broken.out()).contains("broken     mnist ", "missing    cifar10 ");
    assertThat(broken.code()).isEqualTo(2);
  }

  @Test
  void anUnknownCommandOrOptionEndsWithTwo() {
    assertThat(run("sutdy").code()).isEqualTo(2);
    assertThat(run("study", study, "--sedes", "3").code()).isEqualTo(2);
  }

  /** A command that ends like this. */
  private static Ending broken(Throwable end) {
    Callable<Integer> broken =
        () -> {
          if (end instanceof Error error) {
            throw error;
          }
          throw (Exception) end;
        };
    CommandLine command = Distill4j.commandLine();
    command.addSubcommand("broken", CommandSpec.wrapWithoutInspection(broken));
    return run(command, "broken");
  }

  @Test
  void whatTheSystemRefusesIsOneLineAndTwo() {
    Ending refused = broken(new AccessDeniedException("/a/b"));
    assertThat(refused.err()).isEqualTo("error: /a/b: refused by the system (AccessDenied)\n");
    assertThat(refused.code()).isEqualTo(2);
    Throwable full = new UnsatisfiedLinkError("x").initCause(new IOException("No space left"));
    Ending unloaded = broken(new ExceptionInInitializerError(full));
    assertThat(unloaded.err())
        .startsWith("error: the native library cannot be loaded (No space left); ")
        .contains("javacpp.cachedir=FOLDER")
        .hasLineCount(1);
    assertThat(unloaded.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
  void aMistakeOfOursIsOneLineAndSeventy(Class<? extends Throwable> kind) {
    Ending ending =
        broken(
            kind == StackOverflowError.class
                ? new StackOverflowError("too much")
                : new IllegalStateException("too much"));
    assertThat(ending.err())
        .startsWith("error in distill4j itself: " + kind.getName() + ": too much; the log has")
        .hasLineCount(1);
    assertThat(ending.code()).isEqualTo(70);
  }

  @Test
  void tooLittleMemoryIsOneLineAndTwo() {
    Ending ending = broken(new OutOfMemoryError("Java heap space"));
    assertThat(ending.err())
        .startsWith("error: out of memory: ")
        .contains("DISTILL4J_HEAP")
        .hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
  }

  @Test
  void aDivergedSettingIsToldAndTheRestIsWellWhileNothingButDivergenceIsAMistake() {
    String wide = "student.net=two-layer-32";
    String rates = "student.training.learning-rate=0.001,1e30";
    Object[] swept = {"study", study, "--out", out, "--set", wide, "--set", rates};
    Ending ending = run(swept);
    assertThat(ending.code()).isZero();
    assertThat(ending.out())
        .containsPattern("0 of 2 +diverged")
        .contains("Diverged, and so without numbers: ", "note: " + out)
        .contains("4 of 9 trials diverged and have no numbers");
    assertThat(ending.err()).contains("-2  diverged in epoch 1", "or raise student.training.");
    Ending plan = run(Stream.concat(Stream.of(swept), Stream.of("--dry-run")).toArray());
    assertThat(plan.out()).contains("  5 finished, 4 diverged, nothing to train\n");
    assertThat(run("report", out).out()).containsPattern("0 of 2 +diverged");
    assertThat(run("export-notebook", out, "--out", folder.resolve("notebook")).code()).isZero();
    assertThat(folder.resolve("notebook/trials.csv")).content().contains(",diverged in epoch 1 (");
    Path apart = folder.resolve("apart");
    String rate = "student.training.learning-rate=1e30";
    Ending nothing = run("study", study, "--out", apart, "--set", wide, "--set", rate);
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err())
        .contains("error: every student has diverged; hard-1 diverged in epoch 1 (");
    assertThat(apart.resolve("report/index.html")).content().contains("No student has numbers.");
  }
}
