/**
 * The two-layer model of Mandal, Lin and Srikant (L4DC 2025): its kernel margin with a certificate,
 * projected gradient descent on many students at once, the theorems' bounds, and the search for the
 * smallest width that succeeds. Knows nothing of reports.
 */
package io.github.distill4j.theory;
