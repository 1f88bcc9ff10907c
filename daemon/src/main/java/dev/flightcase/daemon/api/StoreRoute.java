package dev.flightcase.daemon.api;

import dev.flightcase.cache.NotInMemoryException;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A route that reads a store. A disk that fails is nobody's mistake: it is answered 503, to be tried again. */
final class StoreRoute {
    private static final Logger log = LoggerFactory.getLogger(StoreRoute.class);
    /** A ledger that recovers is mostly back after one or two of these. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private StoreRoute() {}

    /**
     * @param glance the same answer when it needs no disk
     * @param route where that throws {@link NotInMemoryException}, or the store can not be read
     */
    static Handler glancing(Executor api, Function<Request, Response> glance, Handler.BlockingFunction route) {
        return new Handler.Glancing(
                request -> {
                    try {
                        return Optional.of(glance.apply(request));
                    } catch (NotInMemoryException | StoreException e) {
                        return Optional.empty();
                    }
                },
                on(api, route));
    }

    static Handler.Blocking on(Executor api, Handler.BlockingFunction route) {
        return Handler.blocking(api, request -> {
            try {
                return route.apply(request);
            } catch (StoreException e) {
                // Closed is closed for a reason that is in the log already.
                if (e.kind() != Kind.CLOSED) {
                    log.atWarn()
                            .addKeyValue("path", request.path())
                            .addKeyValue("error", e.getMessage())
                            .log("a store can not be read");
                }
                return LedgerTrouble.later(
                        503,
                        "store-unavailable",
                        "The store can not be read now",
                        "The node can not read its disk at the moment. Try again shortly.",
                        RETRY_AFTER);
            }
        });
    }
}
