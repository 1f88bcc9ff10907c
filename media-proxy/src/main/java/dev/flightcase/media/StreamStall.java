package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.StreamPackager;
import dev.flightcase.media.packager.StreamPackager.Substitute;
import dev.flightcase.media.slate.SlateLoop;
import dev.flightcase.media.slate.SlatePlayer;
import dev.flightcase.media.slate.SlateShape;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.media.store.SegmentStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What viewers of a stream get while its encoder sends nothing: a gap, then a slate; and a slate in its place when somebody wants it. Not
 * thread-safe: belongs to a {@link LiveStream}.
 */
final class StreamStall {
    private static final Logger log = LoggerFactory.getLogger(StreamStall.class);

    private final String stream;
    private final StallConfig config;
    private final SlateSource slates;
    private final SegmentStore store;
    private final MediaTime time;
    private final Map<SlateShape, SlateLoop> loops = new HashMap<>();
    private final Map<String, SlatePlayer> players = new LinkedHashMap<>();
    private boolean forced;
    private boolean impossible;
    private boolean standing;
    private boolean shown;

    StreamStall(String stream, StallConfig config, SlateSource slates, SegmentStore store, MediaTime time) {
        this.stream = stream;
        this.config = config;
        this.slates = slates;
        this.store = store;
        this.time = time;
    }

    /** A slate until further notice, whatever the encoder sends; or what it sends again, from its next key frame on. */
    void force(boolean on) {
        forced = on;
        impossible = false;
    }

    /** Whether there is a slate, or one is being made, for all that is shown. */
    boolean mayShow(StreamPackager packager) {
        return packager.shownNames().stream()
                .noneMatch(name -> slates.ask(shape(packager, name)) instanceof SlateSource.Answer.Never);
    }

    private static SlateShape shape(StreamPackager packager, String name) {
        return SlateShape.of(packager.tracks(name).values(), packager.framesPerSecond(name));
    }

    boolean isForced() {
        return forced;
    }

    /** How long there may be no media before the stream is over. */
    Duration patience() {
        if (forced) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        return shown && config.slateFor().compareTo(config.idleAfter()) > 0 ? config.slateFor() : config.idleAfter();
    }

    /**
     * What time brings.
     *
     * @param silentNanos for so long there has been no media
     */
    void sweep(StreamPackager packager, long silentNanos) {
        packager.sweep();
        boolean missed = silentNanos > config.slateAfter().toNanos()
                && silentNanos < config.slateFor().toNanos();
        if (!packager.isSubstituted()) {
            players.clear();
            if (forced || (missed && packager.isStanding())) {
                begin(packager);
            }
        }
        packager.hold(forced && (packager.isSubstituted() || impossible));
        long now = time.now();
        players.forEach((name, player) -> player.advance(now, fragment -> packager.substituteFragment(name, fragment)));
        tell(packager);
    }

    private void begin(StreamPackager packager) {
        Map<String, SlateLoop> found = new LinkedHashMap<>();
        for (String name : packager.shownNames()) {
            Optional<SlateLoop> loop = loop(shape(packager, name));
            if (loop.isEmpty()) {
                return;
            }
            found.put(name, loop.get());
        }
        if (found.isEmpty()) {
            return;
        }
        Map<String, Substitute> sections = new LinkedHashMap<>();
        found.forEach((name, loop) -> sections.put(name, new Substitute(loop.section(), loop.tracks())));
        packager.substitute(sections);
        long now = time.now();
        found.forEach((name, loop) -> players.put(name, new SlatePlayer(loop, now)));
    }

    /** Empty as long as there is none. */
    private Optional<SlateLoop> loop(SlateShape shape) {
        SlateLoop known = loops.get(shape);
        return known != null
                ? Optional.of(known)
                : switch (slates.ask(shape)) {
                    case SlateSource.Answer.Ready(Bytes file) -> read(shape, file);
                    case SlateSource.Answer.Later _ -> Optional.empty();
                    case SlateSource.Answer.Never _ -> {
                        impossible = true;
                        yield Optional.empty();
                    }
                };
    }

    private Optional<SlateLoop> read(SlateShape shape, Bytes file) {
        if (impossible) {
            return Optional.empty();
        }
        try {
            SlateLoop loop = SlateLoop.read(file, store);
            loops.put(shape, loop);
            return Optional.of(loop);
        } catch (MalformedMediaException e) {
            impossible = true;
            log.atWarn().setCause(e).addKeyValue("stream", stream).log("slate cannot be used");
            return Optional.empty();
        }
    }

    private void tell(StreamPackager packager) {
        boolean stands = packager.isStanding();
        if (stands && !standing) {
            log.atInfo().addKeyValue("stream", stream).log("stream has no media");
        }
        if (packager.isSubstituted() && !shown) {
            log.atInfo().addKeyValue("stream", stream).log("stream shows its slate");
        } else if ((standing || shown) && !stands && !packager.isSubstituted()) {
            log.atInfo().addKeyValue("stream", stream).log("stream goes on");
        }
        standing = stands;
        shown = packager.isSubstituted();
    }

    /** The stream is over for now. */
    void clear() {
        forced = false;
        players.clear();
        standing = false;
        shown = false;
    }

    /** Gives everything back. */
    void close() {
        clear();
        loops.values().forEach(SlateLoop::close);
        loops.clear();
    }
}
