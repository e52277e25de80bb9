/** What every room may use and nothing else: the user's mistake as an exception. Knows no room. */
package io.github.distill4j;
