package dev.flightcase.hal.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxSerialLinesTest {

    private static final Path DEVICE = Path.of("/dev/ttyUSB7");

    @ParameterizedTest
    @CsvSource({
        "2,  ABSENT, plug it in",
        "19, ABSENT, plug it in",
        "6,  ABSENT, plug it in",
        "13, DENIED, group dialout",
        "1,  DENIED, group dialout",
        "16, BUSY,   stop the other program",
        "25, UNFIT,  correct the board profile",
        "22, UNFIT,  correct the board profile",
    })
    void eachRefusalNamesTheDeviceAndSaysWhatToDo(int errno, SerialOpening.Reason reason, String advice) {
        var refused = LinuxSerialLines.refusal(DEVICE, new ErrnoException("opening", errno), "dialout");

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.words()).contains("/dev/ttyUSB7").contains(advice);
    }

    @Test
    void whatIsNotThereIsAbsent(@TempDir Path folder) {
        assertThat(new LinuxSerialLines().open(folder.resolve("ttyUSB0"), Baud.B19200))
                .isInstanceOfSatisfying(
                        SerialOpening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SerialOpening.Reason.ABSENT));
    }

    @Test
    void aFileIsNoLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("ttyUSB0"), "V\t12800\n");

        assertThat(new LinuxSerialLines().open(file, Baud.B19200))
                .isInstanceOfSatisfying(
                        SerialOpening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SerialOpening.Reason.UNFIT));
    }
}
