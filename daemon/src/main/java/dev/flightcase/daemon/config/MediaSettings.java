package dev.flightcase.daemon.config;

import dev.flightcase.media.MediaConfig;
import dev.flightcase.media.pipeline.PipelineConfig;
import java.util.List;

/**
 * Keys {@code media.*}.
 *
 * @param config without its streams
 * @param streams as they stand in the file; a key that is left open is made at the first start
 * @param pipeline how the node's own encoders are started and watched
 */
public record MediaSettings(MediaConfig config, List<StreamSettings> streams, PipelineConfig pipeline) {
    public MediaSettings {
        streams = List.copyOf(streams);
    }
}
