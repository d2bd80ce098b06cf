package org.numeral.inference.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.numeral.model.digit.DigitImage;

/** ONNX Runtime on one thread, with all of its optimisations. */
final class OnnxClassifier implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxClassifier(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
        }
    }

    /**
     * Classifies pictures.
     *
     * @param rows n x 784 values in direct memory, which are not copied
     * @param n number of pictures
     * @return n x 10 probabilities
     */
    float[] probabilities(FloatBuffer rows, int n) throws OrtException {
        long[] shape = {n, 1, DigitImage.SIZE, DigitImage.SIZE};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, rows, shape);
                OrtSession.Result result = session.run(Map.of(OnnxGraph.INPUT, input))) {
            FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[output.remaining()];
            output.get(values);
            return values;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
