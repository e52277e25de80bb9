/**
 * The benchmark: {@code ./run.sh bench} times this project's networks, stock Deeplearning4j and
 * PyTorch in turns. It is no part of the program.
 */
package io.github.distill4j.bench;
