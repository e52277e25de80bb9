package io.github.distill4j.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a contestant achieved.
 *
 * @param parameters trained numbers of its network
 * @param training images a second
 * @param inference images a second
 */
public record Speed(
    @JsonProperty(required = true) long parameters,
    @JsonProperty(required = true) double training,
    @JsonProperty(required = true) double inference) {}
