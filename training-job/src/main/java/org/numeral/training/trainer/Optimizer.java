package org.numeral.training.trainer;

/** How a gradient changes the weights. */
public enum Optimizer {
    /** Adaptive moments (Kingma and Ba, arXiv 1412.6980). */
    ADAM("Adam"),

    /** Plain stochastic gradient descent: the learning rate times the gradient, no momentum. */
    SGD("SGD");

    private final String title;

    Optimizer(String title) {
        this.title = title;
    }

    /**
     * The name as it is written in a sentence.
     *
     * @return for example "Adam"
     */
    public String title() {
        return title;
    }
}
