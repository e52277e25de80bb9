package io.github.distill4j.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Python that has PyTorch.
 *
 * @param python its command
 * @param version PyTorch's
 */
record Torch(String python, String version) {

  /**
   * What came of looking for PyTorch.
   *
   * @param torch nothing when it is not there
   * @param words one line: the version, or how to get the missing columns
   */
  record Search(Optional<Torch> torch, String words) {}

  /** Asks the Python of this command for its PyTorch. */
  static Search find(String python) {
    try {
      PythonRun run =
          PythonRun.of(new ProcessBuilder(python, "-"), "import torch; print(torch.__version__)");
      return run.exitCode() == 0
          ? new Search(Optional.of(new Torch(python, run.lastLine())), "PyTorch " + run.lastLine())
          : absent(python, run.lastLine());
    } catch (IOException e) {
      return absent(python, e.getMessage());
    }
  }

  private static Search absent(String python, String why) {
    return new Search(
        Optional.empty(),
        String.format(
            Locale.ROOT,
            "No PyTorch columns: %s (%s); get it with 'python3 -m pip install torch', or name a"
                + " Python that has it with --python PATH",
            python,
            why));
  }

  /** This PyTorch in every form. */
  List<Contestant> contestants(int threads) {
    return List.of(
        new TorchContestant(this, Entrant.TORCH_NCHW, threads),
        new TorchContestant(this, Entrant.TORCH_NHWC, threads),
        new TorchContestant(this, Entrant.TORCH_NCHW_TUNED, threads),
        new TorchContestant(this, Entrant.TORCH_NHWC_TUNED, threads));
  }
}
