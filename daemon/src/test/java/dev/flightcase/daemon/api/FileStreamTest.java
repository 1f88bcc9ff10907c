package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.StoreException;
import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileStreamTest {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final FileStream files = new FileStream(thread);

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void aFileIsWrittenAsFastAsItsClientReads() {
        var client = new Client(3);
        fetch("one,two,three", client);

        client.awaitFull();
        assertThat(files.isBusy()).isTrue();
        client.readOn();

        assertThat(client.ending()).isEqualTo("end");
        assertThat(client.read.toString()).isEqualTo("one,two,three");
        assertThat(files.isBusy()).isFalse();
    }

    @Test
    void theSecondAtTheSameTimeIsCutOff() {
        var slow = new Client(1);
        fetch("abc", slow);
        slow.awaitFull();

        var second = new Client(100);
        fetch("abc", second);

        assertThat(second.ending()).isEqualTo("abort");
        assertThat(second.read).isEmpty();
        slow.readOn();
        assertThat(slow.ending()).isEqualTo("end");
    }

    @Test
    void aClientThatLeavesFreesTheThread() {
        var gone = new Client(1);
        fetch("abc", gone);
        gone.awaitFull();

        gone.leave();

        assertThat(gone.ending()).isEqualTo("abort");
        var next = new Client(100);
        fetch("abc", next);
        assertThat(next.ending()).isEqualTo("end");
    }

    @Test
    void aFileThatCanNotBeReadToItsEndIsCutOff() {
        var client = new Client(100);

        files.of("file", out -> {
                    out.write('a');
                    throw new StoreException(StoreException.Kind.CLOSED, "closed", null);
                })
                .source()
                .start(client);

        assertThat(client.ending()).isEqualTo("abort");
        assertThat(files.isBusy()).isFalse();
    }

    private void fetch(String content, Client client) {
        files.of("file", out -> {
                    for (var letter : content.getBytes(StandardCharsets.UTF_8)) {
                        out.write(letter);
                    }
                })
                .source()
                .start(client);
    }

    /** Takes so many pieces, then no more until it reads on. */
    private static final class Client implements BodySink {
        private final StringBuilder read = new StringBuilder();
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private final CompletableFuture<Void> full = new CompletableFuture<>();
        private int room;
        private Runnable writable = () -> {};
        private Runnable closed = () -> {};

        private Client(int room) {
            this.room = room;
        }

        @Override
        public synchronized boolean offer(Bytes piece) {
            if (room == 0) {
                full.complete(null);
                return false;
            }
            room--;
            read.append(piece.utf8());
            return true;
        }

        @Override
        public boolean offer(SharedBytes piece) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized void onWritable(Runnable task) {
            writable = task;
        }

        @Override
        public synchronized void onClosed(Runnable task) {
            closed = task;
        }

        @Override
        public void end() {
            ended.complete("end");
        }

        @Override
        public void abort() {
            ended.complete("abort");
        }

        private void awaitFull() {
            full.orTimeout(20, TimeUnit.SECONDS).join();
        }

        private synchronized void readOn() {
            room = Integer.MAX_VALUE;
            writable.run();
        }

        private synchronized void leave() {
            closed.run();
        }

        private String ending() {
            return ended.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
