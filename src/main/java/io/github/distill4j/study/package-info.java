/**
 * A question as data: spec, plan, trial, results store, and the runner that turns one into the
 * other. Prints nothing.
 */
package io.github.distill4j.study;
