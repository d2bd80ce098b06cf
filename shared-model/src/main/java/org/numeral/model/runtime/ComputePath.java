package org.numeral.model.runtime;

/** How DL4J's convolution, pooling and normalisation layers are computed. */
public enum ComputePath {
    /**
     * Intel oneDNN's primitives; x86-64 with AVX2 only, 4 to 6 times faster than the plain path.
     */
    ONEDNN,
    /** ND4J's own kernels on OpenBLAS; every platform. */
    PLAIN
}
