package io.github.distill4j.study;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network with its best parameters, and what it scored. */
record TrainedNetwork(ComputationGraph network, TrialResult result) {}
