/** Models handed out: Deeplearning4j zip and model card. Trains nothing. */
package io.github.distill4j.export;
