/**
 * YAML files: their bytes, the tree of keys in them, and what a value without quotes stands for.
 * Knows no study and no data set.
 */
package io.github.distill4j.yaml;
