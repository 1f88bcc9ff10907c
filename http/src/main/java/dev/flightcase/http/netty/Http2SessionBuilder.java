package dev.flightcase.http.netty;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Puts one connection's HTTP/2 together, with its limits. */
final class Http2SessionBuilder extends AbstractHttp2ConnectionHandlerBuilder<Http2Session, Http2SessionBuilder> {
    private final ServerContext server;
    private final boolean secure;

    Http2SessionBuilder(ServerContext server, boolean secure) {
        this.server = server;
        this.secure = secure;
    }

    @Override
    public Http2Session build() {
        DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
        // Every stream its turn; priorities are gone from HTTP/2 (RFC 9113 §5.3) and their tree costs time
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        connection
                .local()
                .flowController(new DefaultHttp2LocalFlowController(
                        connection, DefaultHttp2LocalFlowController.DEFAULT_WINDOW_UPDATE_RATIO, true));
        // The setting binds a client only when it has seen it; this binds one that never will
        connection.remote().maxActiveStreams(Http2Limits.STREAMS_MAX);
        connection(connection);
        initialSettings(Http2Limits.settings(server.config()));
        decoderEnforceMaxRstFramesPerWindow(Http2Limits.RESETS_MAX, Http2Limits.BUDGET_SECONDS);
        encoderEnforceMaxQueuedControlFrames(Http2Limits.CONTROL_QUEUE_MAX);
        gracefulShutdownTimeoutMillis(server.config().timeouts().shutdown().toMillis());
        return super.build();
    }

    @Override
    protected Http2Session build(
            Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings initialSettings) {
        Http2Session session = new Http2Session(decoder, encoder, initialSettings, server, secure);
        frameListener(session.events());
        return session;
    }
}
