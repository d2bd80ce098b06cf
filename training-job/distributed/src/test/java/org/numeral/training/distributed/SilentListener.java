package org.numeral.training.distributed;

import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.TrainingListener;

/** Tells nobody. */
final class SilentListener implements TrainingListener {

    @Override
    public void onStep(Progress progress) {}

    @Override
    public void onEpoch(EpochFigures epoch) {}
}
