/**
 * Projected gradient descent on stacks of two-layer students side by side, and the search for the
 * smallest width that succeeds.
 */
package io.github.distill4j.train.stack;
