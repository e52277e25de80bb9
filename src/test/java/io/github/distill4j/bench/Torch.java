package io.github.distill4j.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A Python that may have PyTorch.
 *
 * @param python its command
 * @param found whether it has
 * @param words one line: the version, or how to get the missing columns
 */
record Torch(String python, boolean found, String words) {

  /** Asks the Python of this command for its PyTorch. */
  static Torch find(String python) {
    try {
      PythonRun run =
          PythonRun.of(new ProcessBuilder(python, "-"), "import torch; print(torch.__version__)");
      return run.exitCode() == 0
          ? new Torch(python, true, "PyTorch " + run.lastLine())
          : absent(python, run.lastLine());
    } catch (IOException e) {
      return absent(python, e.getMessage());
    }
  }

  private static Torch absent(String python, String why) {
    return new Torch(
        python,
        false,
        "No PyTorch columns: "
            + python
            + " ("
            + why
            + "); get it with 'python3 -m pip install torch', or name a Python that has it with"
            + " --python PATH");
  }

  /** This PyTorch in every form; none where it is absent. */
  List<Contestant> contestants(int threads) {
    return Arrays.stream(Entrant.values())
        .filter(entrant -> found && entrant.isTorch())
        .<Contestant>map(entrant -> new TorchContestant(python, entrant, threads))
        .toList();
  }
}
