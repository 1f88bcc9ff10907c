package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.LevelActions;
import dev.flightcase.daemon.api.Access;
import dev.flightcase.daemon.api.StreamControlRoutes;
import dev.flightcase.daemon.config.MediaSettings;
import dev.flightcase.daemon.config.StreamSettings;
import dev.flightcase.daemon.preflight.Check;
import dev.flightcase.daemon.preflight.EncoderCheck;
import dev.flightcase.daemon.preflight.StreamCheck;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.level.StreamLevels;
import dev.flightcase.media.pipeline.Board;
import dev.flightcase.media.pipeline.EncoderState;
import dev.flightcase.media.pipeline.EncoderStatus;
import dev.flightcase.media.pipeline.PipelineAmbient;
import dev.flightcase.media.pipeline.PipelineKeys;
import dev.flightcase.media.pipeline.PipelineSupervisor;
import dev.flightcase.media.pipeline.SegmentProbe;
import dev.flightcase.media.pipeline.SourceCheck;
import dev.flightcase.media.pipeline.SourceConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encoders that this node starts, and what the rest of it wants to know of them. */
final class Encoders implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Encoders.class);
    private static final Set<String> EVERY_NETWORK = Set.of("0.0.0.0", "::", "[::]");

    private final MediaSettings settings;
    private final Board board;
    private final Map<String, SourceConfig> sources = new LinkedHashMap<>();
    private final PipelineSupervisor supervisor;
    private final LiveMedia media;
    private final StreamLevels levels;

    /** @param keys those that {@code media} takes */
    Encoders(MediaSettings settings, PipelineKeys keys, LiveMedia media) {
        this.settings = settings;
        this.board = Board.of(
                settings.pipeline(),
                Path.of("/"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"));
        for (StreamSettings stream : settings.streams()) {
            sources.put(stream.name(), stream.source());
        }
        this.supervisor = new PipelineSupervisor(
                settings.pipeline(), sources, board, keys, PipelineAmbient.system(), stream -> arrived(media, stream));
        this.media = media;
        this.levels = new StreamLevels(
                List.copyOf(sources.keySet()),
                new LevelActions(sources, media, supervisor),
                settings.restoreAfter(),
                System::nanoTime);
    }

    /** Of the configuration, in its order. */
    Set<String> streams() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    /** How much of each stream is shown and made. */
    StreamLevels levels() {
        return levels;
    }

    void addTo(Router.Builder routes, Access access) {
        new StreamControlRoutes(access, sources, media, levels, supervisor).addTo(routes);
    }

    private static long arrived(LiveMedia media, String stream) {
        return media.streams().stream()
                .filter(status -> status.name().equals(stream))
                .mapToLong(status -> status.segmentsIn())
                .findFirst()
                .orElse(-1);
    }

    /** @param bindAddress where the node listens; on every network, its encoders reach it on loopback */
    void start(String bindAddress, int port) {
        var host = EVERY_NETWORK.contains(bindAddress) ? "127.0.0.1" : bindAddress;
        var node = URI.create(
                "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port + "/");
        supervisor.start(node);
        if (!statuses().isEmpty()) {
            log.atInfo().addKeyValue("streams", statuses().size()).log("encoders of this node begin");
        }
    }

    PipelineSupervisor supervisor() {
        return supervisor;
    }

    List<EncoderStatus> statuses() {
        return supervisor.statuses();
    }

    /** Of the sources that the node opens, where there are any, and of the streams, where there are any. */
    List<Check> checks() {
        var checks = new ArrayList<Check>();
        if (sources.values().stream().anyMatch(SourceConfig::isStarted)) {
            var check = new SourceCheck(settings.pipeline(), board);
            checks.add(EncoderCheck.of(check, sources, this::holdsItsInput));
        }
        if (!sources.isEmpty()) {
            var probe = new SegmentProbe(settings.pipeline());
            var names = media.streams().stream().map(StreamStatus::name).toList();
            checks.add(StreamCheck.of(names, media::newest, segment -> probe.look(segment::writeTo)));
        }
        return checks;
    }

    private boolean holdsItsInput(String stream) {
        return supervisor
                .status(stream)
                .filter(status -> status.state() == EncoderState.RUNNING || status.state() == EncoderState.STARTING)
                .isPresent();
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
