package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.playlist.MultivariantPlaylist.Picture;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Media Playlist of a stream, seen by its source: takes what comes, finds out whether it joins on, and has it cut into
 * {@link RenditionSegments}. Not thread-safe: belongs to a stream, whose lock guards it.
 */
final class Rendition {
    private final String name;
    private final Shared shared;
    private final PackagerCounts counts;
    private final RenditionSegments segments;
    private @Nullable RenditionInput own;
    private @Nullable RenditionInput substitute;
    private @Nullable MediaFormat ownFormat;
    private boolean held;
    private boolean aside;
    private boolean returning;

    /**
     * @param leads it says where segments begin and what time it is; others follow it
     */
    Rendition(String name, boolean leads, Shared shared) {
        this.name = name;
        this.shared = shared;
        this.counts = shared.counts();
        this.segments = new RenditionSegments(name, leads, shared);
    }

    String name() {
        return name;
    }

    /** What its viewers see. */
    RenditionSegments segments() {
        return segments;
    }

    boolean leads() {
        return segments.role().leads();
    }

    /** From now on: nobody else does. */
    void lead() {
        segments.lead();
        if (own != null && !own.lead().isVideo()) {
            own.cutter().follow(RenditionInput.rule(own.lead(), true, shared));
        }
    }

    boolean hasPictures() {
        return format().filter(MediaFormat::hasPictures).isPresent();
    }

    /** Of the picture, in pixels; 0 without one. */
    int height() {
        return format().flatMap(MediaFormat::picture).map(Picture::height).orElse(0);
    }

    /** Of its own source, whatever is shown instead. */
    Optional<MediaFormat> format() {
        return substitute == null ? segments.format().format() : Optional.ofNullable(ownFormat);
    }

    /** Of its own source; none before its initialization section. */
    List<Track> tracks() {
        return own == null ? List.of() : own.tracks();
    }

    /** Media time of the newest sample that its own source sent. */
    long newestNanos() {
        return own == null ? 0 : own.newestNanos();
    }

    /** Samples from now on need this initialization section. The same as before changes nothing. */
    void movie(Bytes section, List<Track> tracks) {
        if (own != null && own.section().equals(section)) {
            return;
        }
        if (own != null) {
            counts.restarted();
            if (substitute == null) {
                finish(own);
                segments.interrupt();
            }
            own.forget();
        }
        own = input(section, tracks);
        if (substitute == null) {
            segments.format().begin(section, tracks, segments.format().framesPerSecond(), false);
        }
    }

    private RenditionInput input(Bytes section, List<Track> tracks) {
        return new RenditionInput(section, tracks, shared, segments);
    }

    /**
     * Of its own source. Its reference stays with the caller.
     *
     * @param waits other renditions show something else
     */
    void fragment(Fragment fragment, boolean waits) {
        RenditionInput input = require(own);
        if (held) {
            input.forget();
        } else {
            take(input, fragment, waits);
        }
    }

    /** Of what is shown instead, if it still is. Its reference stays with the caller. */
    void substituteFragment(Fragment fragment) {
        if (substitute != null) {
            take(substitute, fragment, false);
        }
    }

    private void take(RenditionInput input, Fragment fragment, boolean waits) {
        Optional<TrackRun> run = input.run(fragment);
        if (run.isPresent() && !isNew(input, run.get())) {
            return;
        }
        input.add(fragment);
        if (input == shown() && !waits) {
            returning |= aside;
            segments.arrived(input.newestNanos());
            input.cutter().cut(false);
        }
    }

    private boolean isNew(RenditionInput input, TrackRun run) {
        Arrivals.Kind kind = input.judge(run);
        switch (kind) {
            case NEXT -> {}
            case REPEATED -> {
                counts.repeated();
                return false;
            }
            case GAP -> counts.lost();
            case RESTART -> counts.restarted();
        }
        if (kind == Arrivals.Kind.NEXT) {
            return true;
        }
        boolean goesOnAside = aside && shared.clock().isNear(input.nanos(run.decodeTime()));
        if (input == shown() && !goesOnAside) {
            finish(input);
            segments.interrupt();
            if (kind == Arrivals.Kind.RESTART) {
                segments.beginTimeAnew();
            }
        }
        input.cutter().restart();
        return true;
    }

    /** Tries again what waited for the leading rendition. */
    void cut() {
        RenditionInput input = shown();
        if (input != null) {
            input.cutter().cut(false);
        }
    }

    private @Nullable RenditionInput shown() {
        return substitute == null ? own : substitute;
    }

    /** Lets everything out and completes the segment. */
    private void finish(@Nullable RenditionInput input) {
        if (input != null) {
            input.cutter().cut(true);
        }
        segments.complete();
    }

    /** Its own source sends a key frame, or has just sent one. */
    boolean isBack() {
        return !held && own != null && own.cutter().hasKeyFrame();
    }

    /** What its own source sends is dropped. */
    void hold(boolean on) {
        held = on;
    }

    /** Something else is shown from now on; it must stand. */
    void substitute(Bytes section, List<Track> tracks) {
        if (substitute == null) {
            ownFormat = segments.format().format().orElse(null);
        }
        forget(substitute);
        substitute = input(section, tracks);
        segments.format().substitute(section, tracks);
    }

    /** What its own source sends is shown again from now on; it must stand. */
    void showOwn() {
        if (substitute != null && own != null) {
            substitute.forget();
            substitute = null;
            double rate = ownFormat == null ? 0 : ownFormat.framesPerSecond();
            boolean same = ownFormat != null && ownFormat.section().equals(own.section());
            segments.format().begin(own.section(), own.tracks(), rate, same && rate > 0);
        }
    }

    /** There is something to show. */
    boolean isShown() {
        return segments.isShown();
    }

    /** Nothing more comes for now, in any rendition: completes the segment. */
    void stand() {
        RenditionInput input = shown();
        finish(input);
        segments.stand();
        if (input != null) {
            input.cutter().restart();
        }
        aside = false;
        returning = false;
    }

    /** Only this rendition has nothing more: it has gaps beside the leading one. */
    void standAside() {
        RenditionInput input = shown();
        if (input != null) {
            input.cutter().restart();
        }
        segments.standAside();
        aside = true;
        returning = false;
    }

    boolean isAside() {
        return aside;
    }

    /** Media has come again since it stands aside. */
    boolean isReturning() {
        return returning;
    }

    /** Media is waited for again. */
    void goOn() {
        aside = false;
        returning = false;
        segments.gap().expect();
        cut();
    }

    /** The source has said that this is the end. */
    void endList() {
        finish(shown());
        segments.timeline().ifPresent(segments.gap()::end);
        segments.endList();
        showOwn();
        forget(own);
        aside = false;
    }

    private static void forget(@Nullable RenditionInput input) {
        if (input != null) {
            input.forget();
        }
    }

    /** Nothing to show for now; what comes next begins anew. The format stays: a source that was cut off goes on without sending it again. */
    void clear() {
        showOwn();
        forget(own);
        segments.clear();
        aside = false;
    }

    /** As {@link RenditionSegments#leave}. */
    void leave() {
        showOwn();
        forget(own);
        segments.leave();
        aside = false;
    }

    private static RenditionInput require(@Nullable RenditionInput input) {
        if (input == null) {
            throw new IllegalStateException("a fragment before its initialization section");
        }
        return input;
    }
}
