package dev.flightcase.bench.hal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a link leads to, on the loopback of this machine: a resolver at the port that resolvers have, which knows one
 * name, and a broker that accepts. A thread for each, until it is closed.
 */
final class LoopbackHub implements AutoCloseable {
    /** Only the name of the hub itself has these three letters in front. */
    static final String NAME = "hub.example";

    static final InetAddress RESOLVER = InetAddress.ofLiteral("127.53.53.53");

    private static final InetAddress BROKER = InetAddress.ofLiteral("127.0.0.1");
    private static final int DNS_PORT = 53;
    private static final int DATAGRAM_MAX = 512;
    private static final int BACKLOG = 16;
    /** RFC 1035 §4.1.1: a reply, recursion available; and the code for a name that is not there. */
    private static final int REPLY = 0x8180;

    private static final int NO_SUCH_NAME = 3;
    /** RFC 1035 §4.1.4: the name of the question. */
    private static final short SAME_NAME = (short) 0xc00c;

    private static final int HEADER = 12;
    private static final int ADDRESS_SECONDS = 60;

    private final DatagramChannel resolver;
    private final ServerSocket broker;

    private LoopbackHub(DatagramChannel resolver, ServerSocket broker) {
        this.resolver = resolver;
        this.broker = broker;
    }

    /** @throws IOException when the port of resolvers may not be had */
    static LoopbackHub open() throws IOException {
        var resolver = DatagramChannel.open().bind(new InetSocketAddress(RESOLVER, DNS_PORT));
        var hub = new LoopbackHub(resolver, new ServerSocket(0, BACKLOG, BROKER));
        Thread.ofPlatform().daemon().name("resolver").start(hub::resolve);
        Thread.ofPlatform().daemon().name("broker").start(hub::accept);
        return hub;
    }

    int brokerPort() {
        return broker.getLocalPort();
    }

    private void resolve() {
        var question = ByteBuffer.allocate(DATAGRAM_MAX);
        try {
            while (true) {
                var from = resolver.receive(question.clear());
                resolver.send(answer(question.flip()), from);
            }
        } catch (ClosedChannelException _) {
            // The bench has ended.
        } catch (IOException e) {
            throw new IllegalStateException("the resolver of the bench failed", e);
        }
    }

    static ByteBuffer answer(ByteBuffer question) {
        var bytes = new byte[question.remaining()];
        question.get(bytes);
        var name = new String(bytes, HEADER + 1, 3, StandardCharsets.US_ASCII);
        boolean known = bytes[HEADER] == 3 && name.equals(NAME.substring(0, 3));
        var answer = ByteBuffer.allocate(bytes.length + 16).put(bytes);
        answer.putShort(2, (short) (REPLY | (known ? 0 : NO_SUCH_NAME))).putShort(6, (short) (known ? 1 : 0));
        if (known) {
            answer.putShort(SAME_NAME).putShort((short) 1).putShort((short) 1);
            answer.putInt(ADDRESS_SECONDS).putShort((short) 4).put(BROKER.getAddress());
        }
        return answer.flip();
    }

    private void accept() {
        try {
            while (true) {
                broker.accept().close();
            }
        } catch (SocketException _) {
            // The bench has ended.
        } catch (IOException e) {
            throw new IllegalStateException("the broker of the bench failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        resolver.close();
        broker.close();
    }
}
