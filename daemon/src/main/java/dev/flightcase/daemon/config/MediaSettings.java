package dev.flightcase.daemon.config;

import dev.flightcase.media.MediaConfig;
import java.util.List;

/**
 * Keys {@code media.*}.
 *
 * @param config without its streams
 * @param streams as they stand in the file; a key that is left open is made at the first start
 */
public record MediaSettings(MediaConfig config, List<StreamSettings> streams) {
    public MediaSettings {
        streams = List.copyOf(streams);
    }
}
