package dev.flightcase.http.netty;

import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpObserver.Protocol;
import io.netty.channel.ChannelPipeline;

/** The handlers of each protocol. Event loop only. */
final class Pipelines {
    private Pipelines() {}

    static void http1(ChannelPipeline pipeline, ServerContext server, boolean secure) {
        HttpLimits limits = server.config().limits();
        StrictRequestDecoder decoder = new StrictRequestDecoder(limits.requestLineBytesMax(), limits.headerBytesMax());
        pipeline.addLast(decoder, new Http1Connection(server, decoder, secure));
    }

    /** In place of HTTP/1.1, but for its decoder: when the caller removes that, the bytes it holds go to the session. */
    static Http2Session http2InsteadOfHttp1(ChannelPipeline pipeline, ServerContext server) {
        pipeline.remove(Http1Connection.class);
        return http2(pipeline, server, false);
    }

    static Http2Session http2(ChannelPipeline pipeline, ServerContext server, boolean secure) {
        Http2Session session = new Http2SessionBuilder(server, secure).build();
        pipeline.addLast(session);
        server.observer().protocol(Protocol.HTTP_2);
        return session;
    }
}
