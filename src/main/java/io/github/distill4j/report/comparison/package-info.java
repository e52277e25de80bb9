/** What a report says, computed once from finished trials: arms, differences, words. */
package io.github.distill4j.report.comparison;
