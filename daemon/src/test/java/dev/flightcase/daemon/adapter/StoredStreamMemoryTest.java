package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.StreamMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStreamMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestIsThereAfterARestart() {
        try (var memory = new StoredStreamMemory(folder)) {
            for (int i = 0; i < 100; i++) {
                memory.save("live", Bytes.utf8("bookmark " + i));
            }
            memory.save("other", Bytes.utf8("elsewhere"));
        }

        try (var memory = new StoredStreamMemory(folder)) {
            assertThat(memory.load("live")).hasValue(Bytes.utf8("bookmark 99"));
            assertThat(memory.load("other")).hasValue(Bytes.utf8("elsewhere"));
            assertThat(memory.load("third")).isEmpty();
        }
    }

    @Test
    void whatCanNotBeReadCountsAsNothing() throws IOException {
        Files.write(folder.resolve("media-live"), new byte[StreamMemory.BYTES_MAX + 1]);

        try (var memory = new StoredStreamMemory(folder)) {
            assertThat(memory.load("live")).isEmpty();
        }
    }

    @Test
    void aDiskThatTakesNothingDoesNotDisturbTheStream() {
        try (var memory = new StoredStreamMemory(Path.of("/dev/null"))) {
            memory.save("live", Bytes.utf8("lost"));
        }

        try (var memory = new StoredStreamMemory(Path.of("/dev/null"))) {
            assertThat(memory.load("live")).isEmpty();
        }
    }
}
