package dev.flightcase.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of a {@link Herd}. */
final class HerdMember {
    private final SocketChannel channel;
    private final AnswerReader reader = new AnswerReader();
    private boolean waits;

    HerdMember(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(ByteBuffer request) throws IOException {
        if (waits) {
            throw new IllegalStateException("the answer to its last question has not come");
        }
        reader.drop();
        waits = true;
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("the socket takes no whole request of " + request.limit() + " bytes");
        }
    }

    /** Whether its answer is whole now. */
    boolean read() throws IOException {
        if (channel.read(reader.room()) < 0) {
            throw new IOException("the server closed the connection");
        }
        if (!waits || reader.whole().isEmpty()) {
            return false;
        }
        waits = false;
        return true;
    }

    Answer answer() throws IOException {
        return reader.whole().orElseThrow(() -> new IllegalStateException("it was not answered"));
    }

    void close() throws IOException {
        channel.close();
    }
}
