package org.numeral.training.report;

import java.time.Duration;
import java.util.Locale;
import org.numeral.training.evaluation.Proportion;

/** Numbers as the report words them, the same on every machine. */
final class Words {

    private Words() {}

    static String percent(double share) {
        return format("%.2f %%", 100 * share);
    }

    static String interval(double low, double high) {
        return format("%.2f to %.2f %%", 100 * low, 100 * high);
    }

    static String interval(Proportion share) {
        return interval(share.low(), share.high());
    }

    static String count(long number) {
        return format("%,d", number);
    }

    static String decimal(double value) {
        return format("%.4f", value);
    }

    static String rate(double value) {
        return format("%.2e", value);
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return format("%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < 7200
                ? format("%d min %02d s", seconds / 60, seconds % 60)
                : format("%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
