package dev.flightcase.daemon;

import dev.flightcase.daemon.config.StreamSettings;
import dev.flightcase.media.StreamConfig;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.provisioning.SecretFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that encoders push with: from the configuration, or made once and kept in a file that only the node's user reads. */
final class IngestKeys {
    private static final Logger log = LoggerFactory.getLogger(IngestKeys.class);
    private static final int BITS = 128;

    private final Path folder;
    private final SecureRandom random;
    private final Duration lockWait;

    IngestKeys(Path folder, SecureRandom random, Duration lockWait) {
        this.folder = folder;
        this.random = random;
        this.lockWait = lockWait;
    }

    /** Blocks on the disk. */
    List<StreamConfig> of(List<StreamSettings> streams) {
        return streams.stream().flatMap(this::with).toList();
    }

    /** A copy for televisions is a stream too; nobody but the node's own encoder pushes it. */
    private Stream<StreamConfig> with(StreamSettings stream) {
        var key = stream.key() == null ? made(stream.name()) : stream.key();
        var own = new StreamConfig(stream.name(), key, stream.source());
        return stream.source().television()
                ? Stream.of(own, new StreamConfig(stream.name() + SourceConfig.TELEVISION_SUFFIX, key))
                : Stream.of(own);
    }

    private String made(String stream) {
        var file = folder.resolve("ingest-" + stream + ".key");
        log.atInfo().addKeyValue("stream", stream).addKeyValue("file", file).log("the ingest key is in a file");
        return new SecretFile(file, BITS, random, lockWait).loadOrMake().reveal();
    }
}
