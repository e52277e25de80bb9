/** Results as tables and figures, pages and notebooks. Trains nothing. */
package io.github.distill4j.report;
