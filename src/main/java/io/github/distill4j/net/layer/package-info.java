/**
 * This project's own Deeplearning4j layers and constraints. Knows neither data sets nor training.
 */
package io.github.distill4j.net.layer;
