package org.numeral.training.cli;

/** The datasets to choose from. */
enum DatasetName {
    /** The real MNIST. */
    MNIST,
    /** Digits that the project draws itself. */
    SYNTHETIC,
    /** Labelled folders of pictures. */
    IMAGES,
    /** MNIST if it can be had, else synthetic, with a notice. */
    AUTO
}
