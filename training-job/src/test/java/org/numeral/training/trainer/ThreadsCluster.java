package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import org.numeral.training.data.LabelledDigits;

/** Workers that are computed one after another in the calling thread. */
class ThreadsCluster implements Cluster {

    @Override
    public Workers distribute(List<LabelledDigits> shards, List<ShardPlan> plans) {
        List<ShardTrainer> trainers = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            trainers.add(new ShardTrainer(shards.get(i), plans.get(i), "worker " + (i + 1)));
        }
        return new Workers() {
            @Override
            public List<RoundResult> train(ModelState start, int firstStep, int steps) {
                return trainers.stream()
                        .map(trainer -> trainer.train(start, firstStep, steps))
                        .toList();
            }

            @Override
            public void close() {
                trainers.forEach(ShardTrainer::close);
            }
        };
    }

    @Override
    public void close() {}
}
