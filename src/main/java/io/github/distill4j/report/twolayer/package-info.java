/** What two-layer studies found: words, tables, figures. Trains nothing. */
package io.github.distill4j.report.twolayer;
