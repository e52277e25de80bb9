/**
 * What every study has: tasks, their results and the folder that keeps them, whose it is and how
 * far it is. The kinds of study, in the rooms inside this one, add their tasks and the sections of
 * their YAML, and do not see each other. Prints nothing.
 */
package io.github.distill4j.study;
