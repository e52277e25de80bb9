/** Where and in which order the tasks of a study are done. Knows no network. */
package io.github.distill4j.engine;
