package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.provisioning.ProvisioningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorPinFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesAPinOnceForItsOwnUserAlone() throws Exception {
        var made = file().loadOrMake();

        assertThat(file().loadOrMake().reveal()).isEqualTo(made.reveal());
        assertThat(Files.readString(path())).isEqualTo(made.reveal() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void takesThePinThatSomebodyWrote() throws Exception {
        write(" 0123456789 \n");

        assertThat(file().loadOrMake().reveal()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "secret", "123456\n123456"})
    void whatIsNoPinIsSaidAndLeftAsItIs(String content) throws Exception {
        write(content);

        assertThatThrownBy(() -> file().loadOrMake())
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("operator-pin holds no PIN; it must be 6 to 12 digits");
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    @Test
    void oneThatOthersCanReadIsRefused() throws Exception {
        write("123456");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> file().loadOrMake())
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("others could read it");
    }

    private void write(String content) throws IOException {
        Files.createFile(path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path(), content);
    }

    private OperatorPinFile file() {
        return new OperatorPinFile(folder, new SecureRandom());
    }

    private Path path() {
        return folder.resolve("operator-pin");
    }
}
