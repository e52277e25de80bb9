/** One class a command; every decision is made in a room below. */
package io.github.distill4j.cli;
