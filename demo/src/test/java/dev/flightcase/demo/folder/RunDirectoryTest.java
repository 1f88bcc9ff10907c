package dev.flightcase.demo.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final int PORT = 18_080;

    @TempDir
    private Path home;

    @Test
    void wipesWhatTheDemoBeforeItLeft() throws IOException {
        try (var first = RunDirectory.prepare(home, PORT)) {
            Files.createDirectories(first.root().resolve("node/deep"));
            Files.writeString(first.root().resolve("node/deep/file"), "old");
        }

        try (var second = RunDirectory.prepare(home, PORT)) {
            assertThat(second.root()).isEqualTo(home.resolve(".flightcase/demo-18080"));
            assertThat(second.root().resolve("node")).doesNotExist();
            assertThat(second.log("node").getParent()).isDirectory();
        }
    }

    @Test
    void refusesToWipeWhatNoDemoMade() throws IOException {
        var precious =
                Files.createDirectories(home.resolve(".flightcase/demo-18080")).resolve("precious.txt");
        Files.writeString(precious, "mine");

        assertThatThrownBy(() -> RunDirectory.prepare(home, PORT))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("was not made by a demo");

        assertThat(precious).hasContent("mine");
    }

    @Test
    void refusesALinkToSomewhereElse() throws IOException {
        var elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve(RunDirectory.MARKER), "a marker does not help");
        Files.createDirectories(home.resolve(".flightcase"));
        Files.createSymbolicLink(home.resolve(".flightcase/demo-18080"), elsewhere);

        assertThatThrownBy(() -> RunDirectory.prepare(home, PORT)).hasMessageContaining("was not made by a demo");

        assertThat(elsewhere.resolve(RunDirectory.MARKER)).exists();
    }

    @Test
    void removesLinksAndNotWhatTheyPointTo() throws IOException {
        var outside = Files.writeString(home.resolve("outside.txt"), "mine");
        try (var first = RunDirectory.prepare(home, PORT)) {
            Files.createSymbolicLink(first.root().resolve("link"), outside);
            Files.createSymbolicLink(first.root().resolve("folder-link"), home);
        }

        RunDirectory.prepare(home, PORT).close();

        assertThat(outside).hasContent("mine");
    }

    @Test
    void keepsASecondDemoOut() {
        try (var first = RunDirectory.prepare(home, PORT)) {
            assertThatThrownBy(() -> RunDirectory.prepare(home, PORT))
                    .hasMessageContaining("another demo with port 18080");
            RunDirectory.prepare(home, PORT + 10).close();

            assertThat(first.root()).isDirectory();
        }
        RunDirectory.prepare(home, PORT).close();
    }

    @Test
    void configurationIsForItsOwnerOnly() throws IOException {
        try (var run = RunDirectory.prepare(home, PORT)) {
            var file = run.write("node.toml", "key = 1\n");

            assertThat(file).hasContent("key = 1");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
