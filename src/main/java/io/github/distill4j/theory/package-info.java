/**
 * The two-layer model of Mandal, Lin and Srikant (L4DC 2025): its kernel margin with a certificate,
 * the theorems' bounds, and their trial on trained students. Knows nothing of reports.
 */
package io.github.distill4j.theory;
