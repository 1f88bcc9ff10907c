/**
 * The HTTP mechanism: what a request, a response, a route and a limit are, and {@link dev.flightcase.http.HttpServer}, the only
 * owner of server event loops. It knows no route and no other module; features bring their routes through a
 * {@link dev.flightcase.http.Router.Builder}.
 *
 * <p>Threads: {@code http-io-N}, one per core, run every inline, asynchronous and streaming handler and must never block; what may
 * block is a {@linkplain dev.flightcase.http.Handler#blocking blocking handler} with a bounded {@link dev.flightcase.http.WorkerPool}.
 *
 * <p>Errors: what a client does wrong is answered with a {@link dev.flightcase.http.Problem}; what the operator or the code does wrong
 * (a port that is taken, a negative limit) is an {@link dev.flightcase.http.HttpException} or {@link IllegalArgumentException}.
 * No stack trace ever leaves the process.
 *
 * <p>All types here are free of Netty; the package {@code netty} below is the only one that imports it.
 */
@NullMarked
package dev.flightcase.http;

import org.jspecify.annotations.NullMarked;
