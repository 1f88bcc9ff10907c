package dev.flightcase.daemon.config;

import dev.flightcase.media.rewind.RewindConfig;
import dev.flightcase.settings.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys {@code media.rewind.*}. */
final class RewindSection {
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final long GIB = 1024L * 1024 * 1024;

    private RewindSection() {}

    /** Null without a folder. */
    static @Nullable RewindConfig read(Section section) {
        var folder = section.parsed("folder", Optional.<Path>empty(), RewindSection::folder);
        var length = section.duration("length", LENGTH, RewindConfig.LENGTH_MIN, RewindConfig.LENGTH_MAX);
        var bytes = section.bytes("bytes-max", 4 * GIB, RewindConfig.BYTES_MIN, 4096 * GIB);
        return folder.map(path -> new RewindConfig(path, length, bytes)).orElse(null);
    }

    private static Optional<Path> folder(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(NodeConfigReader.absolute(text));
    }
}
