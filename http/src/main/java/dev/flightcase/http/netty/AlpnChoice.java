package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver.Protocol;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with the protocol that client and server agreed on in the handshake. */
final class AlpnChoice extends ApplicationProtocolNegotiationHandler {
    private static final Logger log = LoggerFactory.getLogger(AlpnChoice.class);

    private final ServerContext server;

    AlpnChoice(ServerContext server) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.server = server;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
            Pipelines.http2(ctx.pipeline(), server, true);
        } else {
            server.observer().protocol(Protocol.HTTP_1);
            Pipelines.http1(ctx.pipeline(), server, true);
        }
    }

    /** The client's matter: a scanner, an old phone, somebody who does not trust the certificate. */
    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
        log.atDebug().addKeyValue("reason", cause.getMessage()).log("tls handshake failed");
        ctx.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            server.observer().handshakeFailed();
        }
        super.userEventTriggered(ctx, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (cause instanceof IOException) {
            handshakeFailure(ctx, cause);
        } else {
            super.exceptionCaught(ctx, cause);
        }
    }
}
