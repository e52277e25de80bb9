/** Results of two-layer studies as tables for a terminal. Trains nothing. */
package io.github.distill4j.report.twolayer;
