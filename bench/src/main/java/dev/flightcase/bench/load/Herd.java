package dev.flightcase.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many connections that each ask one thing at the same instant and get their answers whenever they come: one selector, no thread for any of
 * them. Blocks; belongs to one thread.
 */
public final class Herd implements AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final List<HerdMember> members = new ArrayList<>();
    private int unanswered;

    /** Blocks until all are connected to this port of 127.0.0.1. */
    public Herd(int port, int count) throws IOException {
        selector = Selector.open();
        try {
            for (int i = 0; i < count; i++) {
                var channel = Connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                members.add(new HerdMember(channel, selector));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    public int size() {
        return members.size();
    }

    /** The connection of that number asks; it must have been answered before. */
    public void ask(int number, ByteBuffer request) throws IOException {
        members.get(number).ask(request);
        unanswered++;
    }

    /**
     * Blocks until everybody who asked has a whole answer.
     *
     * @return by {@link System#nanoTime()}, when the last of them came
     * @throws IOException when a connection is lost, or an answer does not come in that time
     */
    public long awaitAll(Duration patience) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        long last = System.nanoTime();
        while (unanswered > 0) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new IOException(unanswered + " of " + members.size() + " got no answer within "
                        + TimeUnit.MILLISECONDS.convert(patience) + " ms");
            }
            selector.select(Math.ceilDiv(left, NANOS_PER_MILLI));
            var ready = selector.selectedKeys();
            for (var key : ready) {
                if (answered(key)) {
                    last = System.nanoTime();
                    unanswered--;
                }
            }
            ready.clear();
        }
        return last;
    }

    private static boolean answered(SelectionKey key) throws IOException {
        return key.attachment() instanceof HerdMember member && member.read();
    }

    /** What that connection was answered; void once it asks again. */
    public Answer answer(int number) throws IOException {
        return members.get(number).answer();
    }

    @Override
    public void close() throws IOException {
        for (var member : members) {
            member.close();
        }
        selector.close();
    }
}
