/** A comparison as tables of text: one content for terminal, page, notebook and CSV. */
package io.github.distill4j.report.table;
