package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.config.StreamSettings;
import dev.flightcase.media.pipeline.PictureSize;
import dev.flightcase.media.pipeline.Source;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.media.pipeline.Transcoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestKeysTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheKeyOfTheConfigurationAndWritesNothing() {
        var streams = keys().of(List.of(new StreamSettings("live", "configured")));

        assertThat(streams).singleElement().extracting(stream -> stream.key()).isEqualTo("configured");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void makesAKeyOnceAndKeepsItFromOthers() throws Exception {
        var first = keys().of(List.of(new StreamSettings("live", null), new StreamSettings("stage-2", null)));
        var again = keys().of(List.of(new StreamSettings("live", null), new StreamSettings("stage-2", null)));

        assertThat(again).isEqualTo(first);
        assertThat(first.get(0).key())
                .hasSizeGreaterThanOrEqualTo(22)
                .isNotEqualTo(first.get(1).key());
        var file = folder.resolve("ingest-live.key");
        assertThat(Files.readString(file).strip()).isEqualTo(first.getFirst().key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void givesTheCopyForTelevisionsAStreamOfItsOwn() {
        var source = new SourceConfig(new Source.TestPicture(PictureSize.HD, 30), Transcoding.defaults(), true);

        var streams = keys().of(List.of(new StreamSettings("live", "configured", source)));

        assertThat(streams).extracting(stream -> stream.name()).containsExactly("live", "live-tv");
        assertThat(streams.getFirst().source()).isEqualTo(source);
        assertThat(streams.getLast().source()).isEqualTo(SourceConfig.PUSH);
    }

    private IngestKeys keys() {
        return new IngestKeys(folder, new SecureRandom(), Duration.ofSeconds(1));
    }
}
