package org.numeral.training.data;

import java.util.function.Consumer;

/** One dataset, or another where the first cannot be had. */
public final class FallbackSource implements DatasetSource {

    private final DatasetSource preferred;
    private final DatasetSource fallback;
    private final Consumer<DatasetException> notice;

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
        try {
            preferred.prepare();
        } catch (DatasetException e) {
            notice.accept(e);
            fallback.prepare();
        }
    }

    @Override
    public DigitDataset load() throws DatasetException {
        try {
            preferred.prepare();
        } catch (DatasetException e) {
            notice.accept(e);
            return fallback.load();
        }
        return preferred.load();
    }
}
