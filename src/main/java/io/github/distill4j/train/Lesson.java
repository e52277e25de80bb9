package io.github.distill4j.train;

import io.github.distill4j.data.Batches;
import io.github.distill4j.label.Targets;
import java.util.function.IntFunction;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * What a network is to learn and by which loss.
 *
 * @param train training images; their seed fixes the order of the examples and their augmentation
 * @param targets what each training batch is to learn
 * @param validation validation images, never augmented
 * @param validationTargets their rows, in the same form
 * @param validationLabels their hard labels
 * @param lossAt the loss of an epoch counted from 1; a loss with a warm-up changes over epochs
 */
public record Lesson(
    Batches train,
    Targets targets,
    Batches validation,
    Targets validationTargets,
    int[] validationLabels,
    IntFunction<ILossFunction> lossAt) {}
