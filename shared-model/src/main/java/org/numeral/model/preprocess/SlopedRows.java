package org.numeral.model.preprocess;

/**
 * The rows of a picture along a slope.
 *
 * @param slope by how many pixels a row sinks for each pixel to the right
 * @param middle the column where a row has its nominal height
 * @param first the first row's nominal height; negative if it begins or ends outside
 * @param values what is there all along each row: 0 for paper, larger for a line
 */
@SuppressWarnings("ArrayRecordComponent")
record SlopedRows(double slope, double middle, int first, float[] values) {

    /**
     * Where a row is in a column.
     *
     * @param row index of its value
     * @param x the column
     * @return y in the picture, perhaps outside
     */
    int y(int row, int x) {
        return first + row + (int) Math.round(slope * (x + 0.5 - middle));
    }
}
