package org.numeral.training.data;

import java.util.function.Consumer;

/** One dataset, or another where the first cannot be had; it is decided once. */
public final class FallbackSource implements DatasetSource {

    private final DatasetSource preferred;
    private final DatasetSource fallback;
    private final Consumer<DatasetException> notice;
    private DatasetSource chosen;

    /**
     * A choice of two.
     *
     * @param preferred is tried first
     * @param fallback is used if that fails
     * @param notice is told of it
     */
    public FallbackSource(
            DatasetSource preferred, DatasetSource fallback, Consumer<DatasetException> notice) {
        this.preferred = preferred;
        this.fallback = fallback;
        this.notice = notice;
    }

    @Override
    public void prepare() throws DatasetException {
        if (chosen != null) {
            return;
        }
        try {
            preferred.prepare();
            chosen = preferred;
        } catch (DatasetException e) {
            notice.accept(e);
            fallback.prepare();
            chosen = fallback;
        }
    }

    @Override
    public DigitDataset load() throws DatasetException {
        prepare();
        return chosen.load();
    }
}
