/**
 * YAML to records: the bytes of a file, the tree of keys in it, the records that are read from the
 * tree, and the checks of what keys hold. Messages name the place, what was found and what was
 * expected. Knows no study and no data set.
 */
package io.github.distill4j.spec;
