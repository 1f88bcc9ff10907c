package dev.flightcase.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One client's connection: at most one request under way. Belongs to its load thread. */
final class Connection {
    private static final int CONNECT_MILLIS = 10_000;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Client client;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable ByteBuffer unsent;
    private boolean waitsForAnswer;
    private boolean closed;

    private Connection(SocketChannel channel, SelectionKey key, Client client) {
        this.channel = channel;
        this.key = key;
        this.client = client;
    }

    /** Blocks until it is connected. */
    static SocketChannel connect(InetSocketAddress server) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(server, CONNECT_MILLIS);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static Connection of(SocketChannel connected, Selector selector, Client client) throws IOException {
        var key = connected.register(selector, SelectionKey.OP_READ);
        var connection = new Connection(connected, key, client);
        key.attach(connection);
        return connection;
    }

    boolean closed() {
        return closed;
    }

    boolean waitsForAnswer() {
        return waitsForAnswer;
    }

    Step next(long nowNanos) {
        return client.next(nowNanos);
    }

    void send(ByteBuffer request) {
        waitsForAnswer = true;
        unsent = request;
        write();
    }

    /** What the socket does not take at once goes when it is ready; a request is small, so it nearly always takes all. */
    private void write() {
        var left = unsent;
        if (left == null) {
            return;
        }
        try {
            channel.write(left);
            if (left.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            } else {
                unsent = null;
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            lose("the connection broke while a request was sent: " + e.getMessage());
        }
    }

    /** @return whether an answer came, so that the client is free */
    boolean ready() {
        if (key.isValid() && key.isWritable()) {
            write();
        }
        return !closed && key.isReadable() && read();
    }

    private boolean read() {
        try {
            if (channel.read(reader.room()) < 0) {
                lose("the server closed the connection");
                return false;
            }
            var answer = reader.whole();
            if (answer.isEmpty()) {
                return false;
            }
            if (!waitsForAnswer) {
                lose("the server sent an answer that nobody asked for");
                return false;
            }
            waitsForAnswer = false;
            client.answered(answer.get(), System.nanoTime());
            reader.drop();
            return true;
        } catch (IOException e) {
            lose(String.valueOf(e.getMessage()));
            return false;
        }
    }

    void lose(String why) {
        client.lost(why);
        close();
    }

    void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // Closed for us, whatever the kernel says; nothing is sent any more.
            key.cancel();
        }
    }
}
