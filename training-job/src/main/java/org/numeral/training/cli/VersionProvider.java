package org.numeral.training.cli;

import org.numeral.model.runtime.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        BuildInfo build = BuildInfo.current();
        return new String[] {
            "Numeral %s (commit %s, DL4J %s)"
                    .formatted(build.version(), build.commit(), build.deeplearning4j())
        };
    }
}
