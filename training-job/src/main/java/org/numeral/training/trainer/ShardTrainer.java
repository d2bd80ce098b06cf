package org.numeral.training.trainer;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.network.FastLayers;
import org.numeral.model.runtime.NativeFloats;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.data.LabelledDigits;

/**
 * One worker of a distributed run: trains on its shard for some steps at a time, exactly as {@link
 * DataParallelTrainer} does with one worker. What it gives depends on its arguments only, so a
 * round that was lost is repeated anywhere with the same result. Used by one thread, with one
 * native thread.
 */
public final class ShardTrainer implements AutoCloseable {

    private final TrainingConfig config;
    private final BatchFiller filler;
    private final OneCycle learningRate;
    private final Batch batch;
    private final MultiLayerNetwork network;
    private final GradientShare share;
    private final List<INDArray> gradients;
    private final TrainingState state;
    private final WeightUpdate update;
    private final String name;

    /**
     * A worker.
     *
     * @param shard its examples
     * @param plan what to do with them
     * @param name of the worker, for the log
     */
    public ShardTrainer(LabelledDigits shard, ShardPlan plan, String name) {
        NativeRuntime.useOneNativeThread();
        this.config = plan.config();
        this.name = name;
        this.filler = new BatchFiller(shard, config, plan.stepsPerEpoch());
        this.learningRate = OneCycle.of(config.schedule(), plan.stepsPerEpoch());
        this.batch = Batch.of(config.rows());
        this.network = new MultiLayerNetwork(config.networkConfiguration());
        network.init();
        FastLayers.install(network);
        this.share = new GradientShare(network, Teachers.none().answers(), config.rows());
        this.gradients = List.of(share.gradient());
        this.state = new TrainingState(new float[(int) network.numParams()]);
        this.update = new WeightUpdate(network.params(), ParameterRange.of(network), state, config);
    }

    /**
     * Trains for one round.
     *
     * @param start the state to start from; it is not changed
     * @param firstStep of the round, 0 for the first of the run
     * @param steps of the round, 1 or more
     * @return the state after them
     */
    public RoundResult train(ModelState start, int firstStep, int steps) {
        RunRecord.set(network, start.weights());
        copy(start.firstMoment(), state.firstMoment);
        copy(start.secondMoment(), state.secondMoment);
        copy(start.averaged(), state.averaged);
        double[] losses = new double[steps];
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            int step = firstStep + i;
            filler.fill(batch, step);
            share.compute(batch, 0);
            update.apply(gradients, 0, step, learningRate.rate(step));
            losses[i] = share.loss();
        }
        long took = System.nanoTime() - began;
        NativeFloats.read(network.params(), 0, state.weights, state.weights.length);
        ModelState end =
                new ModelState(
                        state.weights.clone(),
                        state.firstMoment.clone(),
                        state.secondMoment.clone(),
                        state.averaged.clone());
        return new RoundResult(end, losses, steps * config.schedule().batchSize(), took, name);
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        share.close();
        network.close();
    }
}
