package org.numeral.model.network;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.numeral.model.runtime.NativeFloats;

/**
 * The forward pass of one size of batch: operations whose arrays and descriptions are made once.
 * Used by one thread at a time.
 */
final class ForwardPass {

    private record Call(CustomOp operation, OpContext context) {}

    private final List<Call> calls = new ArrayList<>();
    private final INDArray input;
    private final INDArray output;

    /**
     * A pass over two pieces of memory, which take turns as input and output of an operation.
     *
     * @param operations one or more
     * @param n pictures, 1 or more
     * @param front FP32 with one dimension, of the {@link Operation#length length} of each
     *     operation or longer
     * @param back as front
     */
    ForwardPass(List<Operation> operations, int n, INDArray front, INDArray back) {
        INDArray read = front;
        INDArray write = back;
        for (Operation operation : operations) {
            INDArray target = operation.inPlace() ? read : write;
            calls.add(call(operation, n, read, target));
            if (target == write) {
                write = read;
                read = target;
            }
        }
        input = view(front, n, operations.get(0).input());
        output = view(read, n, operations.get(operations.size() - 1).output());
    }

    private static Call call(Operation operation, int n, INDArray source, INDArray target) {
        List<INDArray> inputs = new ArrayList<>();
        inputs.add(view(source, n, operation.input()));
        inputs.addAll(operation.parameters());
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(view(target, n, operation.output()));
        context.setIArguments(operation.integers());
        context.setTArguments(operation.reals());
        return new Call(DynamicCustomOp.builder(operation.name()).build(), context);
    }

    private static INDArray view(INDArray memory, int n, long[] shape) {
        long[] batch = new long[shape.length + 1];
        batch[0] = n;
        long length = n;
        for (int i = 0; i < shape.length; i++) {
            batch[i + 1] = shape[i];
            length *= shape[i];
        }
        return memory.get(NDArrayIndex.interval(0, length)).reshape('c', batch);
    }

    /**
     * Computes a batch.
     *
     * @param rows the pictures, one after another
     * @return what the last operation gives for each, one after another
     */
    float[] compute(float[] rows) {
        NativeFloats.write(rows, input, 0, (int) input.length());
        for (Call call : calls) {
            Nd4j.exec(call.operation, call.context);
        }
        float[] answers = new float[(int) output.length()];
        NativeFloats.read(output, 0, answers, answers.length);
        return answers;
    }
}
