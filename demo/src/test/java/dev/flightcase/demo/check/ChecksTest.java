package dev.flightcase.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheProcessThatHoldsAPort() throws IOException {
        // 0x46A0 is 18080; the second row has the port as the remote one, the third is no listener.
        table("net/tcp", """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:46A0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1
                   1: 0100007F:9999 0100007F:46A0 0A 00000000:00000000 00:00000000 00000000     0        0 4343 1
                   2: 0100007F:46A0 0100007F:1111 01 00000000:00000000 00:00000000 00000000     0        0 4444 1
                """);
        process("17", "bash", "socket:[1]");
        process("4711", "python3", "socket:[4242]");

        assertThat(new PortHolder(folder).of(18_080)).contains("python3 (pid 4711)");
        assertThat(new PortHolder(folder).of(18_081)).isEmpty();
    }

    @Test
    void saysNothingWhereTheSystemTellsNothing() {
        assertThat(new PortHolder(folder.resolve("absent")).of(80)).isEmpty();
    }

    @Test
    void asksForANewerJava() {
        assertThat(MachineCheck.java(Runtime.Version.parse("21.0.4")))
                .isEqualTo(new Finding.Problem("Java 21 is too old; install JDK 25 or newer, or set JAVA_HOME to one"));
        assertThat(MachineCheck.java(Runtime.Version.parse("25.0.3"))).isEqualTo(new Finding.Fine("Java 25.0.3"));
    }

    @Test
    void asksForRoomOnTheDisk() {
        assertThat(MachineCheck.disk(folder, 299_999_999))
                .isInstanceOfSatisfying(
                        Finding.Problem.class,
                        problem -> assertThat(problem.what()).startsWith("299 MB are free"));
        assertThat(MachineCheck.disk(folder, 300_000_000)).isEqualTo(new Finding.Fine("0.3 GB of disk"));
    }

    @Test
    void asksForABuild() {
        assertThat(MachineCheck.built(folder.resolve("bin/flightcase"))).isInstanceOf(Finding.Problem.class);
    }

    private void table(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void process(String pid, String name, String link) throws IOException {
        var descriptors = Files.createDirectories(folder.resolve(pid).resolve("fd"));
        Files.writeString(folder.resolve(pid).resolve("comm"), name + "\n");
        Files.createSymbolicLink(descriptors.resolve("7"), Path.of(link));
    }
}
