package io.github.distill4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code run.sh} hands to Java, wherever and however it is called. The script is the real one;
 * java and mvn are stand-ins that tell what they were given, so that no test builds anything.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunScriptTest {

  /** Says its version as the real one does, and else its surroundings and arguments. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      case "$*" in *-version) echo "    java.specification.version = 17" >&2; exit ;; esac
      echo "class path: $CLASSPATH"
      echo "threads: $OMP_NUM_THREADS"
      echo "locale: ${LC_ALL:-}"
      printf 'argument: %s\\n' "$@"
      """;

  /** Writes what a build leaves behind; its only library is the repository's one file. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo built >>"$REPOSITORY/builds"
      [ ! -e "$REPOSITORY/broken" ] || { echo "no such symbol"; exit 1; }
      for argument in "$@"; do
        case "$argument" in -Dbuild.folder=*) place="${argument#*=}" ;; esac
      done
      touch "$REPOSITORY/library.jar"
      mkdir -p "$place/classes"
      case "$*" in *test-compile*) mkdir -p "$place/test-classes" ;; esac
      echo "$REPOSITORY/library.jar" >"$place/classpath.txt"
      """;

  @TempDir private Path folder;
  private Path tools;
  private Path repository;
  private Path checkout;

  /** What a run ended with. */
  private record End(int code, String words) {}

  @BeforeEach
  void checkout() throws IOException {
    folder = folder.toRealPath();
    tools = Files.createDirectory(folder.resolve("tools"));
    repository = Files.createDirectory(folder.resolve("repository"));
    program("java", JAVA);
    program("mvn", MAVEN);
    checkout = checkoutNamed("checkout");
  }

  @Test
  void classesAndLibrariesAreOnTheClassPath() throws Exception {
    assertThat(run(script(), "study", "two words").words())
        .contains("class path: " + classes(checkout) + ":" + repository.resolve("library.jar"))
        .contains("argument: -Ddistill4j.home=" + checkout)
        .endsWith("argument: study\nargument: two words\n");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    run(script());
    run(script());
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aNewerSourceIsBuilt() throws Exception {
    run(script());
    Path built = checkout.resolve("target/product/built");
    Path source = Files.writeString(checkout.resolve("src/main/A.java"), "class A {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(modified(built) + 2000));
    run(script());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void onlyTheBenchmarkHasTheTestsCompiled() throws Exception {
    Path tests = checkout.resolve("target/product/test-classes");
    assertThat(run(script(), "study", "bench").words()).doesNotContain(tests.toString());
    assertThat(tests).doesNotExist();
    assertThat(run(script(), "bench", "--help").words())
        .contains("class path: " + tests + ":" + classes(checkout) + ":")
        .endsWith("argument: io.github.distill4j.bench.BenchCommand\nargument: --help\n");
    assertThat(tests).exists();
    run(script(), "bench");
    assertThat(run(script(), "doctor").words())
        .doesNotContain(tests.toString())
        .endsWith("argument: io.github.distill4j.cli.Distill4j\nargument: doctor\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aNewerTestIsBuiltForTheBenchmarkAlone() throws Exception {
    run(script(), "bench");
    Path mark = checkout.resolve("target/product/built-with-tests");
    Path source = Files.writeString(checkout.resolve("src/test/ATest.java"), "class ATest {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(modified(mark) + 2000));
    run(script(), "doctor");
    assertThat(builds()).isEqualTo(1);
    run(script(), "bench");
    assertThat(builds()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "größe", "quo\"te", "apo'strophe", "$HOME", "semi;colon", "*"})
  void anyFolderWillDo(String name) throws Exception {
    Path odd = checkoutNamed(name);
    assertThat(run(List.of(odd.resolve("run.sh").toString())).words())
        .contains("class path: " + classes(odd) + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"co:lon", "back\\slash", "line\nbreak"})
  void aFolderThatJavaCannotReadIsRefused(String name) throws Exception {
    Path odd = checkoutNamed(name);
    End end = run(List.of(odd.resolve("run.sh").toString()));
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.words()).startsWith("run.sh: Java and Maven cannot work below a folder with");
  }

  @Test
  void aLinkLeadsToItsCheckout() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("checkout/run.sh"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    assertThat(run(List.of(second.toString())).words())
        .contains("class path: " + classes(checkout) + ":");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void aMovedCheckoutRunsItsOwnClasses() throws Exception {
    run(script());
    Path moved = Files.move(checkout, folder.resolve("moved"));
    assertThat(run(List.of(moved.resolve("run.sh").toString())).words())
        .contains("class path: " + classes(moved) + ":");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aCopiedCheckoutRunsItsOwnClasses() throws Exception {
    run(script());
    Path copy = copy(checkout, folder.resolve("copy"));
    assertThat(run(List.of(copy.resolve("run.sh").toString())).words())
        .contains("class path: " + classes(copy) + ":");
  }

  @Test
  void anEmptiedRepositoryIsFilledAgain() throws Exception {
    run(script());
    Files.delete(repository.resolve("library.jar"));
    assertThat(run(script()).code()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aCheckoutThatCannotBeWrittenToIsBuiltBesideOtherCaches() throws Exception {
    Files.writeString(checkout.resolve("target"), "in the way, for root as well");
    String cache = folder.resolve("cache").toString();
    assertThat(run(script(), Map.of("XDG_CACHE_HOME", cache)).words())
        .contains("class path: " + cache + "/distill4j/");
    assertThat(run(script(), Map.of("XDG_CACHE_HOME", folder.resolve("tools/java").toString())))
        .satisfies(end -> assertThat(end.code()).isEqualTo(2))
        .satisfies(end -> assertThat(end.words()).contains("set XDG_CACHE_HOME to a folder"));
  }

  @Test
  void aBuildThatFailsIsShownAndTriedAgain() throws Exception {
    Path broken = Files.createFile(repository.resolve("broken"));
    End end = run(script());
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.words()).contains("no such symbol", "build.log");
    Files.delete(broken);
    assertThat(run(script()).code()).isZero();
  }

  @Test
  void neitherHomeNorPathOfFoldersMatters() throws Exception {
    List<String> bare = List.of("env", "-u", "HOME", "CDPATH=" + folder, "checkout/run.sh");
    End end = run(bare);
    assertThat(end.code()).isZero();
    assertThat(end.words()).contains("class path: " + classes(checkout) + ":");
  }

  @Test
  void aLocaleWithoutUmlautsIsReplaced() throws Exception {
    assertThat(run(script(), Map.of("LC_ALL", "C")).words())
        .containsPattern("(?i)locale: .*utf-?8");
    assertThat(run(script(), Map.of("LC_ALL", "POSIX")).words())
        .containsPattern("(?i)locale: .*utf-?8");
  }

  @Test
  void aJavaThatDoesNotStartIsNamed() throws Exception {
    program("java", "#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\nexit 1\n");
    assertFails(Map.of(), "java does not start (it says: Unable to locate a Java Runtime.)");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    program("java", JAVA.replace("= 17", "= 1.8"));
    assertFails(Map.of(), "found Java 1 at java; distill4j needs JDK 17 or later");
  }

  @ParameterizedTest
  @CsvSource({
    "OMP_NUM_THREADS, abc",
    "OMP_NUM_THREADS, 0",
    "DISTILL4J_HEAP, lots",
    "DISTILL4J_NATIVE, -1"
  })
  void aNumberThatIsNoneIsNamed(String variable, String value) throws Exception {
    assertFails(Map.of(variable, value), variable + " is \"" + value + "\"; expected");
  }

  @Test
  void memoryIsAsTheUserSays() throws Exception {
    assertThat(run(script(), Map.of("DISTILL4J_HEAP", "3g", "DISTILL4J_NATIVE", "8g")).words())
        .contains("argument: -Xmx3g\n", "argument: -Dorg.bytedeco.javacpp.maxbytes=8g\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void oneProcessorMeansOneThread() throws Exception {
    String first = firstAllowedProcessor();
    assertThat(run(List.of("taskset", "-c", first, "checkout/run.sh")).words())
        .contains("threads: 1\n");
    assertThat(run(List.of("taskset", "-c", first, "env", "OMP_NUM_THREADS=3", "checkout/run.sh")))
        .satisfies(end -> assertThat(end.words()).contains("threads: 3\n"));
  }

  private void assertFails(Map<String, String> variables, String words) throws Exception {
    End end = run(script(), variables);
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.words()).startsWith("run.sh: ").contains(words);
    assertThat(end.words().lines()).hasSize(1);
  }

  private static String firstAllowedProcessor() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.replaceAll("[^0-9]*([0-9]+).*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static Path classes(Path checkout) {
    return checkout.resolve("target/product/classes");
  }

  private long builds() throws IOException {
    return Files.readAllLines(repository.resolve("builds")).size();
  }

  private static long modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(tools.resolve(name), text);
    Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
  }

  private Path checkoutNamed(String name) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.copy(Path.of("run.sh"), made.resolve("run.sh"), COPY_ATTRIBUTES);
    Files.writeString(made.resolve("pom.xml"), "<project/>");
    Files.createDirectories(made.resolve("src/main"));
    Files.createDirectories(made.resolve("src/test"));
    Files.createDirectories(made.resolve("datasets"));
    return made;
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(at)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }

  private List<String> script() {
    return List.of("checkout/run.sh");
  }

  private End run(List<String> command, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return run(all, Map.of());
  }

  private End run(List<String> command, Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    List.of("JAVA_HOME", "OMP_NUM_THREADS", "LC_ALL", "XDG_CACHE_HOME", "DISTILL4J_CLASSIFIER")
        .forEach(environment::remove);
    environment.put("PATH", tools + ":" + environment.get("PATH"));
    environment.put("REPOSITORY", repository.toString());
    environment.putAll(variables);
    Process process = builder.start();
    String words = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new End(process.exitValue(), words);
  }
}
