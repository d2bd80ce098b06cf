package org.numeral.inference.report;

/** The served version has no report. */
final class NoReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReportException(String id, Throwable cause) {
        super(
                "Model %s has no report.html: an older training job published it, or its files were removed since. Facts about it are at /info; the next training writes a report."
                        .formatted(id),
                cause);
    }
}
