package org.numeral.model.store;

import java.nio.file.Path;

/**
 * One published version.
 *
 * @param folder {@code versions/<id>}
 * @param metadata the contents of its metadata.json
 */
public record ModelVersion(Path folder, ModelMetadata metadata) {

    /** Name of the file that holds the network. */
    public static final String MODEL_FILE = "model.zip";

    /** Name of the file that holds what is known of it. */
    public static final String METADATA_FILE = "metadata.json";

    /** Name of the file for a person to look at. */
    public static final String REPORT_FILE = "report.html";

    /** Name of the folder that holds the report's pictures as files of their own. */
    public static final String PICTURES_FOLDER = "pictures";

    /**
     * The version's id.
     *
     * @return the name of its folder
     */
    public String id() {
        return metadata.id();
    }

    /**
     * The network.
     *
     * @return model.zip
     */
    public Path modelFile() {
        return folder.resolve(MODEL_FILE);
    }

    /**
     * What a person looks at.
     *
     * @return report.html, which need not exist
     */
    public Path reportFile() {
        return folder.resolve(REPORT_FILE);
    }
}
