/** A study as a Jupyter notebook with its outputs in it, beside the CSV files it reads. */
package io.github.distill4j.report.notebook;
