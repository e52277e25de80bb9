package io.github.distill4j.data.fetch;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.SplitData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Data sets of a store, one in memory at a time. */
public final class DataCache {

  private final DataStore store;
  private final Set<String> notes = new LinkedHashSet<>();
  private DataSpec spec;
  private SplitData data;

  public DataCache(DataStore store) {
    this.store = store;
  }

  /**
   * A data set; the last one asked for is kept.
   *
   * @throws io.github.distill4j.UserMistake when they are not there or not sound
   */
  public SplitData load(DataSpec wanted) {
    if (!wanted.equals(spec)) {
      data = null;
      data = store.load(wanted);
      spec = wanted;
      notes.addAll(data.notes());
    }
    return data;
  }

  /** What was left out or read in part of all that was loaded, for people, one line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
