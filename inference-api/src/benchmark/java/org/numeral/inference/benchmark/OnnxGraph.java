package org.numeral.inference.benchmark;

import java.util.Map;

/**
 * An ONNX model (onnx.proto, IR version 8, operators of version 13) whose nodes form a chain: each
 * takes what the one before gives.
 */
final class OnnxGraph {

    static final String INPUT = "pictures";
    static final String OUTPUT = "probabilities";

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INTS = 7;

    private final WireFormat graph = new WireFormat().put(2, "digits");
    private String last = INPUT;
    private int names;

    /** A graph over batches of any size. */
    OnnxGraph(long... inputShape) {
        graph.put(11, value(INPUT, inputShape));
    }

    /** Adds a node with weights after its input. */
    void node(String operator, Map<String, long[]> attributes, Weights... weights) {
        node(operator, operator + names, attributes, weights);
    }

    private void node(
            String operator, String output, Map<String, long[]> attributes, Weights... weights) {
        WireFormat node = new WireFormat().put(1, last);
        for (Weights tensor : weights) {
            String name = "weights" + names++;
            node.put(1, name);
            graph.put(5, tensor.message(name));
        }
        node.put(2, output).put(4, operator);
        attributes.forEach((name, values) -> node.put(5, attribute(name, values)));
        graph.put(1, node);
        last = output;
        names++;
    }

    /** Adds the last node and completes the file. */
    byte[] finish(String operator, long outputs) {
        node(operator, OUTPUT, Map.of());
        graph.put(12, value(OUTPUT, outputs));
        WireFormat operators = new WireFormat().put(1, "").put(2, OPERATORS);
        return new WireFormat().put(1, IR_VERSION).put(7, graph).put(8, operators).toBytes();
    }

    private static WireFormat attribute(String name, long[] values) {
        WireFormat attribute = new WireFormat().put(1, name).put(20, ATTRIBUTE_INTS);
        for (long value : values) {
            attribute.put(8, value);
        }
        return attribute;
    }

    private static WireFormat value(String name, long... shape) {
        WireFormat dimensions =
                new WireFormat().put(1, new WireFormat().put(2, "n")); // a name: any number
        for (long size : shape) {
            dimensions.put(1, new WireFormat().put(1, size));
        }
        WireFormat tensor = new WireFormat().put(1, FLOAT).put(2, dimensions);
        return new WireFormat().put(1, name).put(2, new WireFormat().put(1, tensor));
    }

    /** A tensor of weights, in row order. */
    record Weights(float[] values, long... shape) {

        private WireFormat message(String name) {
            WireFormat tensor = new WireFormat();
            for (long size : shape) {
                tensor.put(1, size);
            }
            return tensor.put(2, FLOAT).put(8, name).put(9, values);
        }
    }
}
