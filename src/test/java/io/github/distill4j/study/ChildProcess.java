package io.github.distill4j.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process beside the tests', with their class path, that starts quickly. */
final class ChildProcess {

  private ChildProcess() {}

  /** One whose first word is its own: a Java asked by the environment to say more would. */
  static ProcessBuilder of(Class<?> main, String... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m"));
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    return builder.redirectErrorStream(true);
  }
}
