package org.numeral.model.network;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forward passes of any number of pictures over the same memory, a few MiB. Used by one thread at a
 * time; owner of that memory, which is never more than it was at the beginning.
 */
final class ForwardPasses implements AutoCloseable {

    /** Most pictures of one pass. Larger ones take no less time for a picture, and more memory. */
    static final int MOST = 32;

    private final ForwardPlan plan;
    private final INDArray front;
    private final INDArray back;
    private final ForwardPass[] bySize = new ForwardPass[MOST + 1];

    /**
     * Passes of a plan.
     *
     * @param plan which must not be closed before the passes
     */
    ForwardPasses(ForwardPlan plan) {
        this.plan = plan;
        // outside of any workspace: the memory lasts longer than the call that makes it
        this.front = Nd4j.createUninitializedDetached(DataType.FLOAT, plan.room(MOST));
        this.back = Nd4j.createUninitializedDetached(DataType.FLOAT, plan.room(MOST));
    }

    /**
     * Computes pictures.
     *
     * @param rows their values, picture by picture
     * @param n how many; 1 or more
     * @return the network's answers, picture by picture
     */
    float[] compute(float[] rows, int n) {
        if (n <= MOST) {
            return pass(n).compute(rows);
        }
        int length = rows.length / n;
        float[] answers = {};
        for (int from = 0; from < n; from += MOST) {
            int to = Math.min(n, from + MOST);
            float[] part =
                    pass(to - from).compute(Arrays.copyOfRange(rows, from * length, to * length));
            int outputs = part.length / (to - from);
            if (answers.length == 0) {
                answers = new float[n * outputs];
            }
            System.arraycopy(part, 0, answers, from * outputs, part.length);
        }
        return answers;
    }

    private ForwardPass pass(int n) {
        if (bySize[n] == null) {
            bySize[n] = new ForwardPass(plan.operations(), n, front, back);
        }
        return bySize[n];
    }

    @Override
    public void close() {
        Arrays.fill(bySize, null);
        front.close();
        back.close();
    }
}
