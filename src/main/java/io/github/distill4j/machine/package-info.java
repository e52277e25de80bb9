/**
 * Where numbers are made: processor, native library, threads, Java, the version of this code, and
 * whether all of it is as it should be. Knows no room but the ground.
 */
package io.github.distill4j.machine;
