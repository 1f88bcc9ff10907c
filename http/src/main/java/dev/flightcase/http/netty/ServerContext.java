package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import java.util.concurrent.Executor;

/**
 * What all connections of a server share.
 *
 * @param disk reads the files that the kernel cannot send by itself; refuses when it has enough
 */
record ServerContext(HttpConfig config, HeadCheck heads, HttpObserver observer, DateHeader date, Executor disk) {}
