package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.delivery.ReloadRule.Decision;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live edge of one rendition: its newest playlist, and who waits for a newer one or for the part that is hinted. A waiter costs some bytes
 * and no thread. Thread-safe; viewers are answered by the thread that publishes, outside of any lock.
 */
public final class LiveEdge {
    /** hls.js gives a playlist up after ten seconds (playlistLoadPolicy.maxTimeToFirstByteMs). */
    private static final long WAIT_NANOS_MAX = 8_000_000_000L;

    private final DeliveryCounts counts;
    private final int waitersMax;
    private final String token;
    private final LongSupplier ticks;
    private final Set<Waiter> waiting = new LinkedHashSet<>();
    private final Set<SegmentFollower> followers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ShownPlaylist shown;
    private long versions;

    /**
     * @param ready whether this state is what is waited for
     * @param answer made of the state that was
     */
    private record Waiter(
            Predicate<MediaPlaylist> ready,
            Function<ShownPlaylist, Response> answer,
            long untilNanos,
            CompletableFuture<Response> promise) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(promise);
        }
    }

    /**
     * @param waitersMax more are sent away with a 503
     * @param token makes versions unique over restarts of the process
     * @param ticks monotonic nanoseconds
     */
    public LiveEdge(DeliveryCounts counts, int waitersMax, String token, LongSupplier ticks) {
        this.counts = counts;
        this.waitersMax = waitersMax;
        this.token = token;
        this.ticks = ticks;
    }

    /** The newest playlist, unless there is none now. */
    public Optional<MediaPlaylist> playlist() {
        return Optional.ofNullable(shown).map(ShownPlaylist::playlist);
    }

    /** As viewers get it now, written for them if nobody has asked yet. */
    public Optional<LiveState> state() {
        return Optional.ofNullable(shown).map(ShownPlaylist::state);
    }

    /** How many wait. */
    public int waiters() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /**
     * The playlist, when the directives allow.
     *
     * @param mayWait false for HEAD, which tells what is there now
     */
    CompletionStage<Response> playlist(Directives directives, boolean mayWait, long nowNanos) {
        synchronized (waiting) {
            ShownPlaylist now = shown;
            if (now == null) {
                return CompletableFuture.completedFuture(Refusals.notLive());
            }
            Decision decision = mayWait ? ReloadRule.decide(now.playlist(), directives) : Decision.NOW;
            if (decision == Decision.WAIT) {
                return enqueue(
                        newer -> ReloadRule.decide(newer, directives) != Decision.WAIT,
                        newer -> newer.answer(directives),
                        nowNanos + waitNanos(now.playlist()));
            }
            if (decision == Decision.TOO_FAR) {
                return CompletableFuture.completedFuture(Refusals.tooFar());
            }
        }
        ShownPlaylist now = shown;
        return CompletableFuture.completedFuture(now == null ? Refusals.notLive() : now.answer(directives));
    }

    /**
     * The part of this name, when it is there; empty when it is not the one that is hinted.
     *
     * @param object finds it
     */
    Optional<CompletionStage<Response>> part(String name, Supplier<Optional<Response>> object, long nowNanos) {
        synchronized (waiting) {
            ShownPlaylist now = shown;
            if (now == null || !name.equals(now.playlist().hint())) {
                // it may just have come
                return object.get().<CompletionStage<Response>>map(CompletableFuture::completedFuture);
            }
            return Optional.of(enqueue(
                    newer -> !name.equals(newer.hint()),
                    _ -> object.get().orElseGet(Refusals::noSuchObject),
                    nowNanos + waitNanos(now.playlist())));
        }
    }

    /**
     * A range with an open end of the segment of this name, while it is under way: answered as soon as there is a byte of it (RFC 8673 §2); empty
     * when it is not under way.
     *
     * @param whole finds the segment, should it be complete before there is a byte of the range
     */
    Optional<CompletionStage<Response>> open(
            String name, OpenRange range, MediaObjects objects, Supplier<Optional<Response>> whole, long nowNanos) {
        SegmentFollower follower = new SegmentFollower(name, range, objects, this);
        synchronized (waiting) {
            ShownPlaylist now = shown;
            if (now == null || !follower.isOpenIn(now.playlist())) {
                return Optional.empty();
            }
            if (follower.hasBytesIn(now.playlist())) {
                return Optional.of(CompletableFuture.completedFuture(follower.response()));
            }
            return Optional.of(enqueue(
                    newer -> !follower.isOpenIn(newer) || follower.hasBytesIn(newer),
                    newer -> follower.isOpenIn(newer.playlist())
                            ? follower.response()
                            : whole.get().orElseGet(Refusals::noSuchObject),
                    nowNanos + waitNanos(now.playlist())));
        }
    }

    /** From now on it hears of each newer state, and of this one at once; nothing newer comes when false. */
    boolean follow(SegmentFollower follower) {
        ShownPlaylist now;
        synchronized (waiting) {
            now = shown;
            if (now == null || followers.size() >= waitersMax) {
                return false;
            }
            followers.add(follower);
        }
        follower.advance(now.playlist());
        return true;
    }

    void leave(SegmentFollower follower) {
        followers.remove(follower);
    }

    /** Three target durations (draft §6.2.5.2), but no longer than players wait. */
    private static long waitNanos(MediaPlaylist playlist) {
        return Math.min(playlist.terms().holdBack().toNanos(), WAIT_NANOS_MAX);
    }

    private CompletableFuture<Response> enqueue(
            Predicate<MediaPlaylist> ready, Function<ShownPlaylist, Response> answer, long untilNanos) {
        if (waiting.size() >= waitersMax) {
            counts.refused();
            return CompletableFuture.completedFuture(Refusals.tooMany());
        }
        counts.blocked();
        Waiter waiter = new Waiter(ready, answer, untilNanos, new CompletableFuture<>());
        waiting.add(waiter);
        waiter.promise().whenComplete((_, failure) -> {
            if (failure != null) {
                forget(waiter);
            }
        });
        return waiter.promise();
    }

    /** The client has left. */
    private void forget(Waiter waiter) {
        synchronized (waiting) {
            waiting.remove(waiter);
        }
    }

    /**
     * Shows a newer state, all of whose objects can be downloaded already, and lets go who waited for it.
     *
     * @param reports of the other renditions
     */
    public void publish(MediaPlaylist playlist, List<Report> reports, Instant changed) {
        List<Waiter> ready;
        ShownPlaylist next;
        synchronized (waiting) {
            next = new ShownPlaylist(playlist, reports, versions++ + "-" + token, changed, ticks.getAsLong(), counts);
            shown = next;
            ready = take(waiter -> waiter.ready().test(playlist));
        }
        for (Waiter waiter : ready) {
            complete(waiter, waiter.answer().apply(next));
        }
        followers.forEach(follower -> follower.advance(playlist));
    }

    /** A client that has left in this moment takes nothing with it. */
    private static void complete(Waiter waiter, Response response) {
        if (!waiter.promise().complete(response) && response.body() instanceof Body.Shared(SharedBytes bytes)) {
            bytes.release();
        }
    }

    /** There is nothing to show any more: nobody waits for a timeout. */
    public void unpublish() {
        List<Waiter> all;
        synchronized (waiting) {
            shown = null;
            all = take(_ -> true);
        }
        all.forEach(waiter -> waiter.promise().complete(Refusals.notLive()));
        followers.forEach(SegmentFollower::abandon);
    }

    /** Sends away who has waited long enough. */
    public void expire(long nowNanos) {
        List<Waiter> late;
        synchronized (waiting) {
            late = take(waiter -> waiter.untilNanos() - nowNanos <= 0);
        }
        for (Waiter waiter : late) {
            counts.timedOut();
            waiter.promise().complete(Refusals.tooLate());
        }
    }

    private List<Waiter> take(Predicate<Waiter> condition) {
        List<Waiter> taken = new ArrayList<>();
        waiting.removeIf(waiter -> {
            boolean takes = condition.test(waiter);
            if (takes) {
                taken.add(waiter);
            }
            return takes;
        });
        return taken;
    }
}
