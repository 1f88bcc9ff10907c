package dev.flightcase.daemon.config;

import dev.flightcase.media.MediaConfig;
import dev.flightcase.media.pipeline.PipelineConfig;
import dev.flightcase.media.rewind.RewindConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys {@code media.*}.
 *
 * @param config without its streams
 * @param streams as they stand in the file; a key that is left open is made at the first start
 * @param pipeline how the node's own encoders are started and watched
 * @param rateBytesMax media bytes a second that viewers get, of all streams together; 0 for no limit
 * @param restoreAfter how long nobody must have asked for less of a stream before more of it is shown again
 * @param rewind null when the show so far is not kept
 * @param slate the operator's picture for streams without media; null for the node's own
 */
public record MediaSettings(
        MediaConfig config,
        List<StreamSettings> streams,
        PipelineConfig pipeline,
        long rateBytesMax,
        Duration restoreAfter,
        @Nullable RewindConfig rewind,
        @Nullable Path slate) {
    public static final Duration RESTORE_AFTER = Duration.ofSeconds(30);

    public MediaSettings {
        streams = List.copyOf(streams);
    }
}
