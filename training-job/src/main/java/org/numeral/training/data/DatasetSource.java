package org.numeral.training.data;

/** Where a dataset comes from. */
public interface DatasetSource {

    /**
     * Fetches and verifies what loading needs, so that a later {@link #load} works offline. Safe to
     * repeat: what is there and right is left alone.
     *
     * @throws DatasetException if it cannot be had or is not what it should be
     */
    void prepare() throws DatasetException;

    /**
     * Reads the dataset, preparing it first where that was not done.
     *
     * @return the dataset
     * @throws DatasetException if it cannot be had or is not what it should be
     */
    DigitDataset load() throws DatasetException;
}
