package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all connections of a server share.
 *
 * @param disk reads the files that the kernel cannot send by itself; refuses when it has enough
 * @param closing set when the server takes no further request: from then on each answer is the last of its connection
 */
record ServerContext(
        HttpConfig config,
        HeadCheck heads,
        HttpObserver observer,
        DateHeader date,
        Executor disk,
        AtomicBoolean closing) {}
