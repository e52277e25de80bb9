/** Metrics of one model's outputs, and statistics between arms. Reads and writes no files. */
package io.github.distill4j.measure;
