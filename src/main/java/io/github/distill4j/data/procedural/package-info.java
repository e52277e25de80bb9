/** Images drawn by a program, the same on every machine. */
package io.github.distill4j.data.procedural;
