/**
 * How fast this project trains and answers, beside stock Deeplearning4j and PyTorch, in one
 * sitting. Trains nothing that is kept and prints nothing.
 */
package io.github.distill4j.bench;
