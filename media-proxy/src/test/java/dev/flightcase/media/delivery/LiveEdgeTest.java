package dev.flightcase.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LiveEdgeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:16Z");
    private static final long SECOND = 1_000_000_000L;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final LiveEdge edge = new LiveEdge(counts, 1000, "t0", () -> 0);

    private CompletableFuture<Response> ask(long sequence, long part, boolean skip) {
        return edge.playlist(new Directives(sequence, part, skip), true, 0).toCompletableFuture();
    }

    private void publish(MediaPlaylist playlist) {
        edge.publish(playlist, List.of(), NOW);
    }

    private static String text(Response response) {
        return ((Body.Precompressed) response.body()).identity().utf8();
    }

    private static String cache(Response response) {
        return response.headers().first("Cache-Control").orElse("");
    }

    @Test
    void d1WithoutDirectivesThePlaylistComesAtOnce() {
        assertThat(ask(-1, -1, false).join().status()).isEqualTo(404);
        publish(Playlists.of(10, 8, 2));

        Response response = ask(-1, -1, false).join();

        assertThat(response.status()).isEqualTo(200);
        assertThat(cache(response)).isEqualTo("max-age=1");
        assertThat(text(response)).contains("#EXT-X-MEDIA-SEQUENCE:10\n");
    }

    @Test
    void d3ANumberAloneWaitsForTheWholeSegment() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(18, -1, false);
        publish(Playlists.of(10, 8, 6));
        assertThat(waiting).isNotDone();
        publish(Playlists.of(11, 8, 0));

        assertThat(text(waiting.join())).contains("\ns18.m4s\n");
        assertThat(cache(waiting.join())).isEqualTo("max-age=12");
    }

    @Test
    void d4APartIsWaitedForAndAnythingLaterWillDo() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> next = ask(18, 2, false);
        CompletableFuture<Response> later = ask(18, 5, false);
        publish(Playlists.of(10, 8, 3));
        assertThat(text(next.join())).contains("p110.m4s");
        assertThat(later).isNotDone();
        publish(Playlists.of(11, 8, 1));

        assertThat(text(later.join())).contains("\ns18.m4s\n");
        assertThat(edge.waiters()).isZero();
    }

    @Test
    void d7AndD8TooFarAheadIsRefusedAtOnceAndNotKept() {
        publish(Playlists.of(10, 8, 2));

        assertThat(ask(20, -1, false).join().status()).isEqualTo(400);
        assertThat(ask(18, 11, false).join().status()).isEqualTo(400);
        assertThat(cache(ask(18, 11, false).join())).isEqualTo("no-store");
        assertThat(edge.waiters()).isZero();
    }

    @Test
    void d10WhoWaitsTooLongIsSentAwayAfterThreeTargetDurations() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(18, 2, false);
        edge.expire(6 * SECOND - 1);
        assertThat(waiting).isNotDone();
        edge.expire(6 * SECOND);

        assertThat(waiting.join())
                .returns(503, Response::status)
                .returns("no-store", LiveEdgeTest::cache)
                .returns(Optional.of("1"), late -> late.headers().first("Retry-After"));
        assertThat(counts.timedOutRequests()).isEqualTo(1);
    }

    @Test
    void d11TheEndLetsEverybodyGo() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(19, -1, true);
        publish(Playlists.ended(10, 9));

        assertThat(text(waiting.join())).contains("#EXT-X-ENDLIST").doesNotContain("#EXT-X-SKIP", "PRELOAD-HINT");
        assertThat(ask(99, 9, true).join().status()).isEqualTo(200);
    }

    @Test
    void d12ADeltaComesWhereThereIsSomethingToSkip() {
        publish(Playlists.of(10, 8, 2));
        Response delta = ask(-1, -1, true).join();
        assertThat(text(delta)).contains("#EXT-X-SKIP:SKIPPED-SEGMENTS=1\n").doesNotContain("\ns10.m4s\n");
        assertThat(delta.headers().first("ETag"))
                .isNotEqualTo(ask(-1, -1, false).join().headers().first("ETag"));
        publish(Playlists.of(10, 6, 2));

        assertThat(text(ask(-1, -1, true).join())).doesNotContain("#EXT-X-SKIP");
    }

    @Test
    void d14ADeltaIsWaitedForToo() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(18, 2, true);
        assertThat(waiting).isNotDone();
        publish(Playlists.of(10, 8, 3));

        assertThat(text(waiting.join())).contains("#EXT-X-SKIP", "p110.m4s");
    }

    @Test
    void d17WhoLeavesIsForgottenAndNothingIsRenderedForThem() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(18, 2, false);
        assertThat(edge.waiters()).isEqualTo(1);
        waiting.cancel(false);
        assertThat(edge.waiters()).isZero();
        publish(Playlists.of(10, 8, 3));

        assertThat(counts.renders()).isZero();
    }

    @Test
    void d18HeadDoesNotWait() {
        publish(Playlists.of(10, 8, 2));

        assertThat(edge.playlist(new Directives(18, 2, false), false, 0)
                        .toCompletableFuture()
                        .join()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void d19AStreamThatIsTakenAwayLetsEverybodyGo() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> waiting = ask(18, 2, false);
        edge.unpublish();

        assertThat(waiting.join().status()).isEqualTo(404);
        assertThat(edge.playlist()).isEmpty();
    }

    @Test
    void oneRenderingForAHundredWaiters() {
        publish(Playlists.of(10, 8, 2));
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(ask(18, 2, i % 2 == 0));
        }
        publish(Playlists.of(10, 8, 3));

        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(waiting.get(0).join().body()).isSameAs(waiting.get(98).join().body());
        assertThat(counts.renders()).isEqualTo(2);
    }

    @Test
    void tooManyWaitersAreSentAway() {
        LiveEdge small = new LiveEdge(counts, 2, "t1", () -> 0);
        small.publish(Playlists.of(10, 8, 2), List.of(), NOW);
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Response> answer =
                    small.playlist(new Directives(18, 2, false), true, 0).toCompletableFuture();
            assertThat(answer.isDone()).isEqualTo(i == 2);
        }

        assertThat(counts.refusedRequests()).isEqualTo(1);
    }

    @Test
    void b4TheHintedPartIsHeldUntilItIsThere() {
        publish(Playlists.of(10, 8, 2));
        List<Response> store = new ArrayList<>();
        CompletableFuture<Response> hinted = edge.part(
                        "p110.m4s", () -> store.stream().findFirst(), 0)
                .orElseThrow()
                .toCompletableFuture();
        assertThat(hinted).isNotDone();
        assertThat(edge.part("p111.m4s", Optional::empty, 0)).isEmpty();
        store.add(Response.text("bytes"));
        publish(Playlists.of(10, 8, 3));

        assertThat(hinted.join().status()).isEqualTo(200);
    }

    @Test
    void whoLeavesWhileThePartComesTakesNoMemoryAlong() {
        SharedBytesPool pool = new SharedBytesPool(1024, 1024);
        publish(Playlists.of(10, 8, 2));
        List<CompletableFuture<Response>> leaving = new ArrayList<>();
        Supplier<Optional<Response>> object = () -> {
            leaving.forEach(answer -> answer.cancel(false));
            SharedBytesPool.Writer writer = pool.newWriter();
            assertThat(writer.write(ByteBuffer.wrap(new byte[100]))).isTrue();
            return Optional.of(Response.ok("video/mp4", new Body.Shared(writer.finish())));
        };
        leaving.add(edge.part("p110.m4s", object, 0).orElseThrow().toCompletableFuture());
        publish(Playlists.of(10, 8, 3));

        assertThat(leaving).hasSize(1).allMatch(CompletableFuture::isCancelled);
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void b4AHintedPartOfAStreamThatEndsIsGone() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> hinted =
                edge.part("p110.m4s", Optional::empty, 0).orElseThrow().toCompletableFuture();
        publish(Playlists.ended(10, 9));

        assertThat(hinted.join().status()).isEqualTo(404);
    }

    @Test
    void b1ReportsOfOtherRenditionsAreInIt() {
        edge.publish(Playlists.of(10, 8, 2), List.of(new Report("audio.m3u8", 18, 1)), NOW);

        assertThat(text(ask(-1, -1, false).join()))
                .contains("#EXT-X-RENDITION-REPORT:URI=\"audio.m3u8\",LAST-MSN=18,LAST-PART=1\n");
    }
}
