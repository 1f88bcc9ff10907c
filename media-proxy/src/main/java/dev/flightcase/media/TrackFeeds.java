package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.ingest.TrackPath;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.FragmentReader;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.isobmff.MovieReader;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.packager.Packaging;
import dev.flightcase.media.packager.StreamPackager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which body feeds which rendition: by the paths, since a segment says nothing of its initialization section, which may have come in another
 * request, or to the process before. Not thread-safe: belongs to a {@link LiveStream}.
 */
final class TrackFeeds {
    private static final Logger log = LoggerFactory.getLogger(TrackFeeds.class);

    private final String stream;
    private final Packaging packaging;
    private final Continuity continuity;
    private final StreamPackager packager;
    private final Map<TrackPath, String> names = new LinkedHashMap<>();
    private final Map<String, FeedOrder> orders = new HashMap<>();

    TrackFeeds(String stream, Packaging packaging, StreamCounts counts, Continuity continuity) {
        this.stream = stream;
        this.packaging = packaging;
        this.continuity = continuity;
        this.packager = new StreamPackager(packaging, counts);
    }

    StreamPackager packager() {
        return packager;
    }

    long nextSequence() {
        return packager.nextSequence();
    }

    /** The target duration that the encoder's own playlist states. */
    void promise(int seconds) {
        packager.promise(seconds);
    }

    /** Whether objects beside this playlist have an initialization section. */
    boolean isExpected(String playlistPath) {
        String folder = playlistPath.substring(0, playlistPath.lastIndexOf('/') + 1);
        return names.keySet().stream().anyMatch(track -> track.folder().startsWith(folder));
    }

    void movie(CmafFeed feed, Bytes section, List<Track> tracks) throws MalformedMediaException {
        TrackPath path = TrackPath.ofHeader(feed.path());
        String name = names.getOrDefault(path, unusedName(path));
        if (!packager.movie(name, section, tracks)) {
            throw new MalformedMediaException(Kind.UNSUPPORTED, "the stream has as many renditions as it may");
        }
        names.put(path, name);
        feed.join(name);
        order(name).begin(feed);
        continuity.changeFormat(name, section);
    }

    private String unusedName(TrackPath path) {
        String name = path.name();
        for (int i = 2; names.containsValue(name); i++) {
            name = path.name() + "-" + i;
        }
        return name;
    }

    private FeedOrder order(String name) {
        return orders.computeIfAbsent(
                name, _ -> new FeedOrder(packaging.cuts().segmentTarget().multipliedBy(2)));
    }

    /** Its reference is the caller's. */
    Fragment read(CmafFeed feed, Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        if (feed.isTakenOver()) {
            data.discard();
            throw new MalformedMediaException(Kind.TAKEN_OVER, "a newer request sends the same track");
        }
        if (feed.rendition().isEmpty()) {
            Optional<String> name = find(feed.path());
            if (name.isEmpty()) {
                return recalled(feed, box, position, dataPosition, data);
            }
            feed.join(name.get());
        }
        return FragmentReader.read(box, packager.tracks(feed.rendition()), position, dataPosition, data);
    }

    private Optional<String> find(String path) {
        TrackPath segment = TrackPath.ofSegment(path);
        List<String> inFolder = names.entrySet().stream()
                .filter(entry -> entry.getKey().folder().equals(segment.folder()))
                .map(Map.Entry::getValue)
                .toList();
        return Optional.ofNullable(names.get(segment))
                .or(() -> Optional.ofNullable(names.get(TrackPath.ofHeader(path))))
                .or(() -> inFolder.size() == 1 ? Optional.of(inFolder.getFirst()) : Optional.empty());
    }

    /** The node was restarted while the encoder went on, which sends its initialization section once. */
    private Fragment recalled(CmafFeed feed, Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        Bookmark.Format kept =
                continuity.kept().filter(format -> mayBe(feed, format)).orElse(null);
        if (kept == null) {
            data.discard();
            throw headerMissing();
        }
        List<Track> tracks = MovieReader.tracks(kept.section());
        Map<Integer, Track> byId = tracks.stream().collect(Collectors.toMap(Track::id, Function.identity()));
        Fragment fragment = FragmentReader.read(box, byId, position, dataPosition, data);
        if (millis(fragment, byId) < kept.mediaMillis()) {
            fragment.data().release();
            continuity.forgetKept();
            throw headerMissing();
        }
        log.atInfo().addKeyValue("stream", stream).log("encoder goes on after a restart of the node");
        packager.movie(kept.rendition(), kept.section(), tracks);
        names.put(TrackPath.ofSegment(feed.path()), kept.rendition());
        continuity.changeFormat(kept.rendition(), kept.section());
        feed.join(kept.rendition());
        return fragment;
    }

    private boolean mayBe(CmafFeed feed, Bookmark.Format kept) {
        String name = kept.rendition();
        return names.isEmpty()
                && (name.equals(TrackPath.ofSegment(feed.path()).name())
                        || name.equals(TrackPath.ofHeader(feed.path()).name())
                        || name.equals("media"));
    }

    private static MalformedMediaException headerMissing() {
        return new MalformedMediaException(
                Kind.HEADER_MISSING, "send the initialization section (ftyp and moov) first, or restart the encoder");
    }

    private static long millis(Fragment fragment, Map<Integer, Track> tracks) {
        return fragment.runs().stream()
                .findFirst()
                .map(run -> run.decodeTime() / timescale(run, tracks) * 1000)
                .orElse(0L);
    }

    /** The reader takes no runs of unknown tracks. */
    private static long timescale(TrackRun run, Map<Integer, Track> tracks) {
        return Objects.requireNonNull(tracks.get(run.trackId())).timescale();
    }

    /**
     * @param fragment its reference passes to this
     */
    void add(CmafFeed feed, Fragment fragment) throws MalformedMediaException {
        String name = feed.rendition();
        boolean taken = order(name).add(feed, fragment, packaging.time().now(), ready -> out(name, ready));
        if (!taken) {
            throw new MalformedMediaException(Kind.NO_MEMORY, "the segments before this one do not come");
        }
    }

    private void out(String name, Fragment fragment) {
        packager.fragment(name, fragment);
        fragment.data().release();
        continuity.published(name, packager.newestNanos(name) / 1_000_000);
    }

    /**
     * @param last its source said that nothing more will come
     */
    void end(CmafFeed feed, boolean last) {
        String name = feed.rendition();
        if (!name.isEmpty() && !feed.isTakenOver()) {
            order(name).end(feed, ready -> out(name, ready));
            if (last) {
                packager.endList(name);
            }
        }
        feed.drop();
    }

    /** The stream is over for now. */
    void clear() {
        packager.clear();
    }

    void close() {
        packager.close();
        names.clear();
        orders.clear();
    }
}
