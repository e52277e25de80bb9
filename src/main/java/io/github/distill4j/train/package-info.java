/**
 * One network, one run: trainer, schedules, early stopping, checkpoints, the teacher's logits.
 * Knows nothing of arms, seeds to compare or reports.
 */
package io.github.distill4j.train;
