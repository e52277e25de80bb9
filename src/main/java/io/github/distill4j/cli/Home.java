package io.github.distill4j.cli;

import io.github.distill4j.data.fetch.DataStore;
import java.nio.file.Path;
import java.util.Optional;

/** The checkout that {@code run.sh} lies in, or the current folder without it. */
final class Home {

  private Home() {}

  /**
   * The data sets under {@code datasets/}, and those in a folder of the user's, if one is given.
   */
  static DataStore dataSets(Path dataDir) {
    Path home = Path.of(System.getProperty("distill4j.home", ""));
    return new DataStore(home.resolve("datasets"), Optional.ofNullable(dataDir));
  }
}
