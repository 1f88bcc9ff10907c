package dev.flightcase.media;

import dev.flightcase.http.Router;
import dev.flightcase.media.ingest.Credentials;
import dev.flightcase.media.ingest.IngestRoutes;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.packager.ListedRendition;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.Upper;
import dev.flightcase.media.pipeline.PipelineKeys;
import dev.flightcase.media.rewind.RewindSource;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.media.store.SegmentStore;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * All streams of the node: what encoders push under {@code /ingest} and viewers watch under {@code /live}. No threads of its own: somebody
 * calls {@link #sweep}; {@link #close} after the server has closed.
 */
public final class LiveMedia implements AutoCloseable {
    private final SegmentStore store;
    private final Map<String, LiveStream> streams = new LinkedHashMap<>();
    private final Set<String> startedHere;
    private final IngestRoutes ingest;
    private final LiveRoutes live;

    /** No process of this node pushes. */
    public LiveMedia(MediaConfig config, MediaTime time, StreamMemory memory, RandomGenerator random) {
        this(config, time, memory, random, new PipelineKeys(random), SlateSource.NONE);
    }

    /**
     * @param memory asked here for what each stream was before
     * @param random for names that no earlier process has used; need not be secret
     * @param ownEncoders what processes of this node push with
     * @param slates what is shown while nothing comes
     */
    public LiveMedia(
            MediaConfig config,
            MediaTime time,
            StreamMemory memory,
            RandomGenerator random,
            PipelineKeys ownEncoders,
            SlateSource slates) {
        this.store = new SegmentStore(config.memoryBytesMax(), time.ticks());
        String token = HexFormat.of().toHexDigits(random.nextLong()).substring(4);
        Map<String, String> keys = new LinkedHashMap<>();
        for (StreamConfig stream : config.streams()) {
            keys.put(stream.name(), stream.key());
            streams.put(stream.name(), new LiveStream(stream.name(), token, config, time, store, memory, slates));
        }
        this.startedHere = config.streams().stream()
                .filter(stream -> stream.source().isStarted())
                .map(StreamConfig::name)
                .collect(Collectors.toUnmodifiableSet());
        this.ingest = new IngestRoutes(streams, new Credentials(keys, ownEncoders::accepts), this::sweep);
        this.live = new LiveRoutes(streams, store, time);
    }

    public void routes(Router.Builder router) {
        ingest.routes(router);
        live.routes(router);
    }

    /** In the order of the configuration. */
    public List<StreamStatus> streams() {
        sweep();
        return streams.values().stream().map(LiveStream::status).toList();
    }

    /**
     * Shows as much of a stream as this level has; of a stream that an encoder of this node makes, and that makes less too, the upper
     * renditions end, so that their viewers change over; those that somebody pushes go on for who watches them.
     *
     * @param reason for people; may be empty
     * @throws IllegalArgumentException when there is no stream of that name
     */
    public void show(String stream, ShowLevel level, String reason) {
        Upper less = startedHere.contains(stream) ? Upper.LEFT_OUT : Upper.UNLISTED;
        require(stream).show(level, level.isAtLeast(ShowLevel.REDUCED) ? less : Upper.LISTED, reason);
    }

    /**
     * Shows a slate in the place of a stream until further notice: what its encoder sends is taken in and dropped. Without a slate viewers see a
     * gap. Off again, the live picture comes back with its next key frame. Does nothing while the stream is not live.
     *
     * @throws IllegalArgumentException when there is no stream of that name
     */
    public void slate(String stream, boolean on) {
        require(stream).slate(on);
    }

    /**
     * What of a stream can be watched now; empty where nothing can.
     *
     * @throws IllegalArgumentException when there is no stream of that name
     */
    public List<ListedRendition> renditions(String stream) {
        return require(stream).renditions();
    }

    /**
     * The newest whole segment of each rendition that is shown; whoever asked releases them.
     *
     * @throws IllegalArgumentException when there is no stream of that name
     */
    public List<NewestSegment> newest(String stream) {
        LiveStream found = require(stream);
        return found.edges().renditions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(edge -> edge.getValue().playlist().stream()
                        .flatMap(playlist ->
                                NewestSegment.of(edge.getKey(), playlist, uri -> store.get(found.key(uri))).stream()))
                .toList();
    }

    private LiveStream require(String stream) {
        LiveStream found = streams.get(stream);
        if (found == null) {
            throw new IllegalArgumentException("there is no stream " + stream);
        }
        return found;
    }

    /** Direct memory in use, of {@code media.memory-max}. */
    public long memoryBytesUsed() {
        return store.bytesUsed();
    }

    /** What time brings: waits that end, streams that are over. To be called ten times in a second or so; costs next to nothing. */
    public void sweep() {
        streams.values().forEach(LiveStream::sweep);
        store.sweep();
    }

    /** What can be kept of each stream, see {@link dev.flightcase.media.rewind.Rewind}. */
    public List<RewindSource> sources() {
        return streams.values().stream()
                .<RewindSource>map(stream ->
                        new LiveSource(stream.name(), stream.edges(), object -> store.get(stream.key(object))))
                .toList();
    }

    /**
     * Judges what viewers get by the rules of HLS; what it finds is logged and in {@link StreamStatus#conformance}. To be called some times in
     * each part, by one thread at a time; costs at most a fiftieth of a processor.
     */
    public void inspect() {
        streams.values().forEach(stream -> stream.watch().look());
    }

    /** Releases every segment; those in the middle of being sent go when they are. */
    @Override
    public void close() {
        streams.values().forEach(LiveStream::clear);
        store.close();
    }
}
