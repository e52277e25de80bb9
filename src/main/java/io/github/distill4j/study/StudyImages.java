package io.github.distill4j.study;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The images of a study's settings, one set in memory at a time. */
public final class StudyImages {

  private final DataStore store;
  private final Set<String> notes = new LinkedHashSet<>();
  private DataSpec spec;
  private StudyData data;

  /** Images from here. */
  public StudyImages(DataStore store) {
    this.store = store;
  }

  /**
   * The images of one setting; the last ones asked for are kept.
   *
   * @throws io.github.distill4j.UserMistake when they are not there or not sound
   */
  public StudyData load(DataSpec wanted) {
    if (!wanted.equals(spec)) {
      data = null;
      data = StudyData.load(store, wanted);
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
