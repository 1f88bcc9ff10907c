package dev.flightcase.hal.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Has the other end of a connection prove by TLS 1.3 (RFC 8446) that it is who it should be, and says nothing more. A portal, or a modem that
 * accepts every connection by itself, can not.
 */
final class TlsGreeting {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    /** RFC 9110 §4.3.4: the name in the certificate is the host's. */
    private static final String NAME_CHECK = "HTTPS";

    private static final int READ_BYTES_MAX = 16 * 1024;
    /** Of chains of certificates the longest that anybody needs. */
    private static final int HEARD_BYTES_MAX = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final BoundSocket socket;
    private final Duration patience;
    private final IntConsumer spend;
    private final SSLEngine engine;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private final ByteBuffer said;
    private int heard;

    /** What came of it. */
    sealed interface Outcome {
        record Proven() implements Outcome {}

        record Silent() implements Outcome {}

        /** @param why what is wrong with who answers, for people */
        record Stranger(String why) implements Outcome {}
    }

    /**
     * @param patience for each part of the answer
     * @param spend told of the bytes of each part, both directions, without headers
     */
    TlsGreeting(BoundSocket socket, SSLContext context, Endpoint peer, Duration patience, IntConsumer spend) {
        this.socket = socket;
        this.patience = patience;
        this.spend = spend;
        this.engine = context.createSSLEngine(peer.host(), peer.port());
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(PROTOCOLS);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(NAME_CHECK);
        engine.setSSLParameters(parameters);
        int packet = engine.getSession().getPacketBufferSize();
        this.in = ByteBuffer.allocate(packet + READ_BYTES_MAX).flip();
        this.out = ByteBuffer.allocate(packet);
        this.said = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    Outcome exchange() {
        try {
            engine.beginHandshake();
            while (true) {
                var step = step();
                if (step != null) {
                    return step;
                }
            }
        } catch (SSLException e) {
            return new Outcome.Stranger("who answers there is not the hub's broker: " + e.getMessage());
        }
    }

    /** Null while it goes on. */
    private @Nullable Outcome step() throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
                yield null;
            }
            case NEED_WRAP -> say();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> hear();
            case FINISHED, NOT_HANDSHAKING -> new Outcome.Proven();
        };
    }

    private @Nullable Outcome say() throws SSLException {
        out.clear();
        var result = engine.wrap(NOTHING, out);
        var bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        spend.accept(bytes.length);
        if (bytes.length > 0 && !socket.send(bytes)) {
            return new Outcome.Silent();
        }
        return result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.FINISHED ? new Outcome.Proven() : null;
    }

    private @Nullable Outcome hear() throws SSLException {
        said.clear();
        var result = engine.unwrap(in, said);
        return switch (result.getStatus()) {
            case OK ->
                result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.FINISHED ? new Outcome.Proven() : null;
            case BUFFER_UNDERFLOW -> receive();
            case CLOSED -> new Outcome.Stranger("who answers there ends the conversation");
            case BUFFER_OVERFLOW -> new Outcome.Stranger("who answers there says too much");
        };
    }

    private @Nullable Outcome receive() {
        var part = socket.receive(READ_BYTES_MAX, patience);
        if (part.isEmpty()) {
            return new Outcome.Silent();
        }
        int length = part.get().length;
        heard += length;
        spend.accept(length);
        if (length == 0 || heard > HEARD_BYTES_MAX) {
            return new Outcome.Stranger(length == 0 ? "who answers there hangs up" : "who answers there says too much");
        }
        in.compact().put(part.get()).flip();
        return null;
    }
}
