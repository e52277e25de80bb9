/** Results as tables and figures. Trains nothing. */
package io.github.distill4j.report;
