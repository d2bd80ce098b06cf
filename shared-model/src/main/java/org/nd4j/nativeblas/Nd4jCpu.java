package org.nd4j.nativeblas;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Lets DL4J 1.0.0-M2.1 find out that the oneDNN build of ND4J is loaded.
 *
 * <p>DL4J's {@code BaseMKLDNNHelper} asks a class of this name by reflection, but ND4J moved that
 * class to {@code org.nd4j.linalg.cpu.nativecpu.bindings}, so the question always failed and oneDNN
 * was silently never used. Nothing but that reflection uses this class.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** The part of ND4J's environment that DL4J asks for. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /**
         * The only instance; called by reflection.
         *
         * @return the instance
         */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Whether DL4J's layers may use oneDNN, under the older of its two names.
         *
         * @return true if the loaded natives are a oneDNN build and helpers are allowed
         */
        public boolean isUseMKLDNN() {
            return isUseONEDNN();
        }

        /**
         * Whether DL4J's layers may use oneDNN.
         *
         * @return true if the loaded natives are a oneDNN build and helpers are allowed
         */
        public boolean isUseONEDNN() {
            return System.getProperty("org.bytedeco.javacpp.platform.extension", "")
                            .startsWith("-onednn")
                    && Nd4j.getEnvironment().helpersAllowed();
        }
    }
}
