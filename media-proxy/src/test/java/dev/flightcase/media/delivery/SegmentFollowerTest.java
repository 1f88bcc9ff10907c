package dev.flightcase.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Open;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SegmentFollowerTest {
    private static final int PART = 100;

    private final SharedBytesPool pool = new SharedBytesPool(1 << 20, 1024);
    private final Counted objects = new Counted();
    private final LiveEdge edge = new LiveEdge(new DeliveryCounts(), 2, "t0", () -> 0);
    private final Client client = new Client();

    /** Every part is of a hundred bytes. */
    private final class Counted implements MediaObjects {
        private long bytes;

        @Override
        public Optional<SharedBytes> find(String name) {
            SharedBytesPool.Writer writer = pool.newWriter();
            assertThat(writer.write(ByteBuffer.wrap(new byte[PART]))).isTrue();
            return Optional.of(writer.finish());
        }

        @Override
        public void sent(String name, long count) {
            bytes += count;
        }
    }

    private static final class Client implements BodySink {
        private final List<Long> pieces = new ArrayList<>();
        private Runnable writable = () -> {};
        private Runnable closed = () -> {};
        private boolean slow;
        private String end = "";

        @Override
        public boolean offer(Bytes piece) {
            return take(piece.length());
        }

        @Override
        public boolean offer(SharedBytes piece) {
            boolean taken = take(piece.length());
            if (taken) {
                piece.release();
            }
            return taken;
        }

        private boolean take(long length) {
            if (!slow) {
                pieces.add(length);
            }
            return !slow;
        }

        @Override
        public void onWritable(Runnable task) {
            writable = task;
        }

        @Override
        public void onClosed(Runnable task) {
            closed = task;
        }

        @Override
        public void end() {
            end = "whole";
        }

        @Override
        public void abort() {
            end = "cut";
        }
    }

    private void publish(MediaPlaylist playlist) {
        edge.publish(playlist, List.of(), Instant.EPOCH);
    }

    private Optional<CompletionStage<Response>> ask(String name, long first) {
        return edge.open(
                name, new OpenRange(first, Long.MAX_VALUE), objects, () -> Optional.of(Response.text("whole")), 0);
    }

    private Response follow(long first) {
        Response response =
                ask("s18.m4s", first).orElseThrow().toCompletableFuture().join();
        ((Body.Stream) response.body()).source().start(client);
        return response;
    }

    @Test
    void onlyTheSegmentThatIsUnderWayIsFollowed() {
        assertThat(ask("s18.m4s", 0)).isEmpty();
        publish(Playlists.of(10, 8, 2));

        assertThat(ask("s17.m4s", 0)).isEmpty();
        assertThat(ask("s19.m4s", 0)).isEmpty();
    }

    @Test
    void partsComeWholeAndTheEndWithTheSegment() {
        publish(Playlists.of(10, 8, 2));
        assertThat(follow(0).status()).isEqualTo(206);
        assertThat(client.pieces).containsExactly(100L, 100L);
        publish(Playlists.of(10, 8, 3));
        assertThat(client.pieces).hasSize(3);
        assertThat(client.end).isEmpty();
        publish(Playlists.of(11, 8, 1));

        assertThat(client.pieces).hasSize(6);
        assertThat(client.end).isEqualTo("whole");
        assertThat(objects.bytes).isEqualTo(600);
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void whatLiesBeforeTheRangeIsLeftOut() {
        publish(Playlists.of(10, 8, 2));
        follow(130);
        publish(Playlists.of(11, 8, 0));

        assertThat(client.pieces).containsExactly(70L, 100L, 100L, 100L, 100L);
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void aRangeThatBeginsLaterWaits() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> answer = ask("s18.m4s", 200).orElseThrow().toCompletableFuture();
        assertThat(answer).isNotDone();
        publish(Playlists.of(10, 8, 3));

        assertThat(answer.join().status()).isEqualTo(206);
    }

    @Test
    void aRangeThatBeginsBehindTheEndIsAnsweredByTheWholeSegment() {
        publish(Playlists.of(10, 8, 2));
        CompletableFuture<Response> answer = ask("s18.m4s", 900).orElseThrow().toCompletableFuture();
        publish(Playlists.of(11, 8, 1));

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void aSlowClientGetsTheRestWhenItReads() {
        publish(Playlists.of(10, 8, 2));
        client.slow = true;
        follow(0);
        publish(Playlists.of(11, 8, 0));
        assertThat(client.pieces).isEmpty();
        assertThat(pool.bytesUsed()).isZero();
        client.slow = false;
        client.writable.run();

        assertThat(client.pieces).hasSize(6);
        assertThat(client.end).isEqualTo("whole");
    }

    @Test
    void aGapOrAStreamThatEndsCutsIt() {
        publish(Playlists.of(10, 8, 2));
        follow(0);
        MediaPlaylist next = Playlists.of(10, 8, 2);
        Open open = Objects.requireNonNull(next.open());
        List<Part> parts = new ArrayList<>(open.parts());
        parts.add(new Part("gap.m4s", parts.getFirst().duration(), false, true));
        publish(new MediaPlaylist(
                next.terms(), 10, 0, next.segments(), new Open(open.uri(), open.start(), parts), "p111.m4s", false));

        assertThat(client.end).isEqualTo("cut");
    }

    @Test
    void aStreamThatIsTakenAwayCutsIt() {
        publish(Playlists.of(10, 8, 2));
        follow(0);
        edge.unpublish();

        assertThat(client.end).isEqualTo("cut");
    }

    @Test
    void moreThanMayWaitAreCut() {
        publish(Playlists.of(10, 8, 2));
        follow(0);
        follow(0);
        assertThat(client.end).isEmpty();
        follow(0);
        assertThat(client.end).isEqualTo("cut");
        client.closed.run();
    }
}
