/** Soft labels: n examples by K classes, with provenance. Trains no network. */
package io.github.distill4j.label;
