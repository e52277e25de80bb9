/**
 * YAML files: their bytes, the tree of keys in them, what a value without quotes stands for, and
 * the records that are read from them. Knows no study and no data set.
 */
package io.github.distill4j.yaml;
