/** A comparison as charts, with titles and captions. */
package io.github.distill4j.report.figure;
