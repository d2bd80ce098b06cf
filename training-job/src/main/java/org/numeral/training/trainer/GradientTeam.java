package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.data.LabelledDigits;

/**
 * The workers that share each batch. The calling thread is the first of them, so there are as many
 * threads as workers, each with one native thread: two workers are busy all the time where two
 * OpenMP threads in one network mostly wait for each other.
 */
final class GradientTeam implements AutoCloseable {

    private final List<GradientShare> shares = new ArrayList<>();
    private final List<Teammate> teammates = new ArrayList<>();
    private final int shareSize;

    /**
     * A team.
     *
     * @param network computes the first share, and receives the mean gradient
     * @param replica makes further networks with the same weights in the same memory
     * @param workers 1 or more
     * @param shareSize examples of each worker's share of a batch
     */
    GradientTeam(
            MultiLayerNetwork network,
            Supplier<MultiLayerNetwork> replica,
            int workers,
            int shareSize) {
        this.shareSize = shareSize;
        NativeRuntime.useOneNativeThread();
        shares.add(new GradientShare(network, shareSize));
        for (int i = 1; i < workers; i++) {
            shares.add(new GradientShare(replica.get(), shareSize));
            Teammate teammate = new Teammate("trainer-" + i);
            teammate.start(NativeRuntime::useOneNativeThread);
            teammate.await();
            teammates.add(teammate);
        }
    }

    /**
     * Computes the gradient of a batch into the first network: the mean over the workers of the sum
     * over each share's examples.
     *
     * @param digits the training set
     * @param order of its examples
     * @param from first position in order
     * @return the mean loss over the batch, nats
     */
    double computeGradient(LabelledDigits digits, int[] order, int from) {
        for (int i = 1; i < shares.size(); i++) {
            GradientShare share = shares.get(i);
            int start = from + i * shareSize;
            teammates.get(i - 1).start(() -> share.compute(digits, order, start));
        }
        shares.get(0).compute(digits, order, from);
        teammates.forEach(Teammate::await);

        INDArray gradient = shares.get(0).gradient();
        for (GradientShare share : shares.subList(1, shares.size())) {
            gradient.addi(share.gradient());
        }
        if (shares.size() > 1) {
            gradient.divi(shares.size());
        }
        return shares.stream().mapToDouble(GradientShare::loss).average().orElseThrow();
    }

    /** Ends the threads and frees what is theirs; the first network stays open. */
    @Override
    public void close() {
        for (Teammate teammate : teammates) {
            try (teammate) {
                teammate.start(
                        () -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread());
                teammate.await();
            }
        }
        shares.forEach(GradientShare::close);
    }
}
