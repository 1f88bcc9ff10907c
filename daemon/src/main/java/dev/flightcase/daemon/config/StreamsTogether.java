package dev.flightcase.daemon.config;

import dev.flightcase.media.pipeline.Source;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.settings.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What no two {@code [[media.stream]]} may have in common. */
final class StreamsTogether {
    private static final int NAME_CHARS_MAX = 64;

    private StreamsTogether() {}

    /** @param media the table {@code [media]} */
    static void check(Section media, List<StreamSettings> streams) {
        var names = new HashSet<String>();
        var ports = new HashSet<String>();
        for (var stream : streams) {
            if (!names.add(stream.name())) {
                media.refuse("stream", "must not have one name twice");
            }
            port(stream.source().source())
                    .filter(port -> !ports.add(port))
                    .ifPresent(port -> media.refuse("stream", "must not have " + port + " twice"));
        }
        streams.stream()
                .filter(stream -> stream.source().television())
                .map(stream -> stream.name() + SourceConfig.TELEVISION_SUFFIX)
                .forEach(name -> {
                    if (names.contains(name) || name.length() > NAME_CHARS_MAX) {
                        media.refuse("stream", "must leave the name " + name + " to the copy for televisions");
                    }
                });
    }

    private static Optional<String> port(Source source) {
        return switch (source) {
            case Source.Rtmp rtmp -> Optional.of("rtmp port " + rtmp.port());
            case Source.Srt srt -> Optional.of("srt port " + srt.port());
            case Source.Push _, Source.Rtsp _, Source.Camera _, Source.LoopedFile _, Source.TestPicture _ ->
                Optional.empty();
        };
    }
}
