/**
 * Studies of the two-layer model: their specs, and the runner that trains stacks of students and
 * searches widths. Prints nothing.
 */
package io.github.distill4j.study.twolayer;
