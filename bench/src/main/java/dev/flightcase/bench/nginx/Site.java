package dev.flightcase.bench.nginx;

/**
 * What an nginx serves.
 *
 * @param http directives of the {@code http} block, its servers included
 * @param cachedFiles how many open files it may keep, with what it knows of them; 0: none
 * @param port of a server without TLS on 127.0.0.1
 * @param probe path there that answers once it serves
 */
public record Site(String http, int cachedFiles, int port, String probe) {}
