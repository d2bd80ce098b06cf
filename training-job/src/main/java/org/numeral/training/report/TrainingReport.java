package org.numeral.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.numeral.model.store.ModelVersion;

/** Writes the report of a training run. */
public final class TrainingReport {

    private TrainingReport() {}

    /**
     * Writes report.html, which needs no other file, and its pictures as files in the folder
     * pictures. Where Java cannot draw charts (no native font library), the report has its tables
     * and says so; a missing chart is no reason not to publish a model.
     *
     * @param data what the report tells of
     * @param folder of the version, as the store's content callback is given it; if model.zip is
     *     there already, its checksum is in the report
     * @throws IOException if the files cannot be written
     */
    public static void write(ReportData data, Path folder) throws IOException {
        Pictures pictures = new Pictures();
        String html = ReportTemplate.render(ReportView.of(data, pictures, folder));
        Files.writeString(folder.resolve(ModelVersion.REPORT_FILE), html);
        pictures.writeTo(folder.resolve(ModelVersion.PICTURES_FOLDER));
    }
}
