package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.DatasetException;

class RoomTest {

    @TempDir private Path folder;

    @Test
    void saysBeforehandThatTheMemoryDoesNotSuffice() throws Exception {
        Room room = new Room(folder, 2L << 30);
        take(room, 990_536);

        assertThatThrownBy(room::takeOne)
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        folder
                                + " holds 990,537 pictures or more, which need at least 2,049 MiB of memory for their digits and names (2,168 bytes each), but the heap has 2,048: give the job more memory, or java a larger -Xmx.");
    }

    @Test
    void noArrayHoldsMoreThanItsMost() throws Exception {
        Room room = new Room(folder, Long.MAX_VALUE);
        take(room, Room.MOST_PICTURES);

        assertThatThrownBy(room::takeOne)
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        folder
                                + " holds 2,739,138 pictures or more; at most 2,739,137 can be used.");
    }

    @Test
    void picturesAreCountedWhileTheyAreFoundOverAllFolders() throws Exception {
        PictureFolder.fill(folder, 0, 10);
        int forTwentyFive = 25 * 2_168;

        DigitFolders folders =
                new DigitFolders(folder, new Problems(), new Room(folder, forTwentyFive));

        // the other 74 are not even listed
        assertThatThrownBy(() -> folders.find(folder, 1))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(folder + " holds 26 pictures or more, which need");
        DigitFolders anyFolders =
                new DigitFolders(folder, new Problems(), new Room(folder, 4 * forTwentyFive));
        assertThat(anyFolders.findAny(folder)).hasSize(100);
    }

    private static void take(Room room, int pictures) throws DatasetException {
        for (int i = 0; i < pictures; i++) {
            room.takeOne();
        }
    }
}
