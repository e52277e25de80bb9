/** The catalog of data sets, their download with checksums, and the store they are loaded from. */
package io.github.distill4j.data.fetch;
