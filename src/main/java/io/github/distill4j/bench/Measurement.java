package io.github.distill4j.bench;

/**
 * One contestant's turn with one network.
 *
 * @param round counted from 1
 * @param net the network's short name
 * @param entrant whose turn it was
 * @param speed what it achieved
 */
public record Measurement(int round, String net, Entrant entrant, Speed speed) {}
