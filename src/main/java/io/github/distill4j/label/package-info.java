/**
 * Soft labels (n examples by K classes, with provenance) and where they come from. Trains no
 * network.
 */
package io.github.distill4j.label;
