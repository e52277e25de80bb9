package io.github.distill4j.study;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataCache;
import java.util.List;
import java.util.Map;

/** A question as data, of whatever kind: what a results folder is made for. */
public interface Study {

  /** The kind of a study whose YAML names none. */
  String USUAL_KIND = "distillation";

  /** Which kind of study it is, a word of the YAML. */
  String kind();

  /** Names the results folder. */
  String name();

  /** What the study is to answer, one sentence. */
  String question();

  /** The study as YAML with every default written out; reading it gives the study back. */
  String yaml();

  /** The images it uses, one choice a setting or data set; none where it makes its own. */
  List<DataSpec> images();

  /** Every key that decides numbers, with its value as text. */
  Map<String, String> identity();

  /** How the tasks of its kinds are done. */
  List<Work> works();

  /** The ids of its tasks in the order of the plan, without a look at the images. */
  List<String> ids();

  /**
   * What is to be done.
   *
   * @throws io.github.distill4j.UserMistake for images that are not there or do not fit
   */
  Plan plan(DataCache images);

  /**
   * Reads another study of this kind.
   *
   * @param source the file, for messages
   * @param text YAML
   * @throws io.github.distill4j.UserMistake when it is none
   */
  Study another(String source, String text);

  /**
   * This study grown by what an earlier form of it held.
   *
   * @param source the earlier form's file, for messages
   * @param earlier its YAML
   */
  Study after(String source, String earlier);
}
