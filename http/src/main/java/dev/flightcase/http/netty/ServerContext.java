package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;

/** What all connections of a server share. */
record ServerContext(HttpConfig config, HeadCheck heads, HttpObserver observer, DateHeader date) {}
