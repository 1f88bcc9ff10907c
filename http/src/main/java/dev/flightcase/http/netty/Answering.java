package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sending half of a lane: gives the wire one answer per exchange, and reports how it ended. Event loop only. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final Request ANY = Request.of(Method.GET, "/");

    private final ServerContext server;
    private final Wire wire;
    private final Deadlines deadlines;
    private @Nullable StreamSink stream;

    Answering(ServerContext server, Wire wire, Deadlines deadlines) {
        this.server = server;
        this.wire = wire;
        this.deadlines = deadlines;
    }

    void answer(Exchange exchange, Response response) {
        reply(exchange, Dispatch.negotiate(exchange.request == null ? ANY : exchange.request, response));
    }

    /** Only the first answer of an exchange counts; later ones, and those to a client that left, are released. */
    void reply(Exchange exchange, Reply reply) {
        if (exchange.answered || !wire.isOpen()) {
            discard(reply);
            return;
        }
        exchange.answered = true;
        exchange.status = reply.status();
        exchange.streaming = reply.body() instanceof Body.Stream;
        exchange.received |= exchange.declaredBytes == 0;
        exchange.keepAlive &= exchange.received && !isClosing() && !(exchange.streaming && exchange.http10);
        exchange.dropBody();
        exchange.leaveHandler();
        deadlines.writing(exchange.streaming);
        send(exchange, reply);
    }

    static void discard(@Nullable Reply reply) {
        if (reply != null) {
            reply.release();
        }
    }

    private void send(Exchange exchange, Reply reply) {
        ChannelFuture written = wire.write(exchange, reply);
        if (reply.body() instanceof Body.Stream(Body.Source source)) {
            written.addListener(done -> startStream(exchange, source, done.isSuccess()));
        } else {
            written.addListener(done -> finished(exchange, done.isSuccess(), bodyBytes(reply)));
        }
    }

    private static long bodyBytes(Reply reply) {
        return reply.body() instanceof Body.Empty ? 0 : reply.length();
    }

    private void startStream(Exchange exchange, Body.Source source, boolean headWritten) {
        if (!headWritten) {
            finished(exchange, false, 0);
            return;
        }
        StreamSink sink = new StreamSink(
                wire,
                server.config().limits().streamQueueBytesMax(),
                (end, sentBytes) ->
                        end.addListener(done -> finished(exchange, done.isSuccess(), sentBytes.getAsLong())));
        stream = sink;
        try {
            source.start(sink);
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("route", exchange.pattern).log("stream of a response failed");
            sink.abort();
        }
    }

    private void finished(Exchange exchange, boolean success, long bytesOut) {
        closeStream();
        exchange.report(
                server.observer(),
                success ? exchange.status : Finished.CLIENT_LEFT,
                success ? bytesOut : 0,
                deadlines.now());
        exchange.sent = true;
        exchange.keepAlive &= !isClosing();
        wire.over(exchange, success);
    }

    private void closeStream() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    private boolean isClosing() {
        return server.closing().get();
    }

    /** Streams end now, because they would last until the grace is over. */
    void drain() {
        if (stream != null) {
            wire.cut();
        }
    }

    /** Nothing can be sent any more. */
    void lost(Exchange exchange) {
        closeStream();
        exchange.dropBody();
        exchange.answered = true;
        exchange.leaveHandler();
        exchange.report(server.observer(), Finished.CLIENT_LEFT, 0, deadlines.now());
        exchange.lost();
    }
}
