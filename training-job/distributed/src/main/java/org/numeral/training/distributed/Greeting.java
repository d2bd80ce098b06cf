package org.numeral.training.distributed;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.numeral.model.runtime.BuildInfo;
import org.numeral.model.runtime.NativeRuntime;

/**
 * What a process says of itself.
 *
 * @param host its name
 * @param build of Numeral
 * @param java feature version
 * @param path how convolutions are computed
 */
record Greeting(String host, String build, int java, String path) implements Serializable {

    static Greeting ofThisProcess() {
        BuildInfo build = BuildInfo.current();
        return new Greeting(
                hostName(),
                "Numeral %s (commit %s)".formatted(build.version(), build.commit()),
                Runtime.version().feature(),
                NativeRuntime.start().path().name());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    String program() {
        return build + " on Java " + java;
    }

    boolean isSameProgramAs(Greeting other) {
        return program().equals(other.program());
    }
}
