package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.HttpObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a server share.
 *
 * @param disk reads the files that the kernel cannot send by itself; refuses when it has enough
 * @param pacer of the bodies of paced routes
 * @param closing set when the server takes no further request: from then on each answer is the last of its connection
 */
record ServerContext(
        HttpConfig config,
        HeadCheck heads,
        HttpObserver observer,
        HttpDate date,
        Executor disk,
        Pacer pacer,
        AtomicBoolean closing) {

    /** Whose turn the body of this reply must wait for; null where it need not. */
    @Nullable
    Pacer pacerFor(Exchange exchange, Reply reply, Wire wire) {
        boolean paced = pacer.isOn() && exchange.options.paced() && reply.length() > 0;
        return paced && !pacer.take(reply.length(), wire.loop().ticker().nanoTime()) ? pacer : null;
    }
}
