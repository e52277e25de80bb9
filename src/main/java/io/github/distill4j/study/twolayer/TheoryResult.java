package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.Provenance;

/**
 * The margin of one data set, and the theoretical labels.
 *
 * @param trial {@code theory-} and the set's name
 * @param set data set
 * @param margin its bounds
 * @param accuracy share of training images on whose side the theoretical logits are
 * @param logits z_i of every training image
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record TheoryResult(
    String trial,
    String set,
    MarginBounds margin,
    double accuracy,
    Logits logits,
    Provenance provenance,
    UnitTiming timing)
    implements UnitResult {}
