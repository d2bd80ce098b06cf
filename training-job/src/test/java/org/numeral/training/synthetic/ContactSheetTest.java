package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.LabelledDigits;

class ContactSheetTest {

    @Test
    void showsEachDigitInItsRows(@TempDir Path folder) throws IOException {
        LabelledDigits digits = new SyntheticSource(1, 30, 10).load().train();
        Path file = folder.resolve("sheet.png");

        ContactSheet.write(digits, file);

        BufferedImage sheet = ImageIO.read(file.toFile());
        assertThat(sheet.getWidth()).isEqualTo(24 * 56);
        assertThat(sheet.getHeight()).isEqualTo(30 * 56);
        // The third "7" is in the third column of the 22nd row of cells.
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                assertThat(sheet.getRaster().getSample(2 * 56 + 2 * x, 21 * 56 + 2 * y, 0))
                        .isEqualTo(digits.image(27).pixel(x, y));
            }
        }
    }
}
