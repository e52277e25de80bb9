/** Charts from plain numbers, as SVG and PNG. Knows no study: whoever has numbers may draw. */
package io.github.distill4j.report.chart;
