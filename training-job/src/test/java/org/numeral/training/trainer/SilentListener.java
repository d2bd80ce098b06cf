package org.numeral.training.trainer;

/** Says nothing. */
public final class SilentListener implements TrainingListener {

    @Override
    public void onStep(Progress progress) {}

    @Override
    public void onEpoch(EpochFigures epoch) {}
}
