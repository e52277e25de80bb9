/**
 * Distillation studies: a teacher and students of several arms, over seeds and swept keys. Arms are
 * data, labels and a loss each; one kind of task trains a network, teacher's or student's.
 */
package io.github.distill4j.study.distil;
