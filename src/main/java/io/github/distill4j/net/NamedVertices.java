package io.github.distill4j.net;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** A graph in the making whose vertices are named by kind and a running number: norm1, norm2. */
final class NamedVertices {

  private final GraphBuilder graph;
  private final List<String> kinds = new ArrayList<>();

  NamedVertices(GraphBuilder graph) {
    this.graph = graph;
  }

  /** Adds a layer and returns its name. */
  String layer(String kind, Layer layer, String input) {
    String name = nextName(kind);
    graph.addLayer(name, layer, input);
    return name;
  }

  /** Adds a vertex and returns its name. */
  String vertex(String kind, GraphVertex vertex, String... inputs) {
    String name = nextName(kind);
    graph.addVertex(name, vertex, inputs);
    return name;
  }

  /** Adds the layer that ends the graph. */
  void output(String name, Layer layer, String input) {
    graph.addLayer(name, layer, input);
    graph.setOutputs(name);
  }

  private String nextName(String kind) {
    long before = kinds.stream().filter(kind::equals).count();
    kinds.add(kind);
    return kind + (before + 1);
  }
}
