package dev.flightcase.bench.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.forgetful.PowerCut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk tells writers that acknowledge too early from one that does not: without that, nothing it finds would mean much. */
@Timeout(60)
class BrokenWriterIT {
    @TempDir
    private Path folder;

    /** Ways to write a line to a log and say that it is safe. */
    private enum Writer {
        HONEST(true, true),
        NEVER_SYNCS(true, false),
        FORGETS_THE_FOLDER(false, true);

        private final boolean syncsFolder;
        private final boolean syncsLines;

        Writer(boolean syncsFolder, boolean syncsLines) {
            this.syncsFolder = syncsFolder;
            this.syncsLines = syncsLines;
        }

        List<String> write(Path root) throws IOException {
            var acknowledged = new ArrayList<String>();
            var options = List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            try (var log = FileChannel.open(root.resolve("log"), options.toArray(StandardOpenOption[]::new));
                    var directory = FileChannel.open(root, StandardOpenOption.READ)) {
                if (syncsFolder) {
                    directory.force(true);
                }
                for (int n = 0; n < 100; n++) {
                    log.write(ByteBuffer.wrap(("order " + n + "\n").getBytes(StandardCharsets.US_ASCII)));
                    if (syncsLines) {
                        log.force(false);
                    }
                    acknowledged.add("order " + n);
                }
            }
            return acknowledged;
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsSyncedAsPosixAsksIsThereAfterAPowerCut(Writer writer) throws Exception {
        try (var disk = Mountable.mount(folder.resolve("disk"))) {
            var acknowledged = writer.write(disk.directory());

            disk.cut(PowerCut.forgettingAll());
            disk.plugIn();

            assertThat(lines(disk.directory().resolve("log")).equals(acknowledged))
                    .isEqualTo(writer == Writer.HONEST);
        }
    }

    private static List<String> lines(Path log) throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
