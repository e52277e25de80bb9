/** The report as one HTML file that needs nothing beside it. */
package io.github.distill4j.report.page;
