/** Statistics of paired seeds: intervals, tests, corrections; they know no files and no study. */
package io.github.distill4j.measure.statistics;
