package dev.flightcase.http;

import java.util.Optional;

/** The request methods that a route can have (RFC 9110 §9, RFC 5789 for PATCH). Any other one is answered with 501. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    /** Method names are case-sensitive (RFC 9110 §9.1). */
    public static Optional<Method> of(String name) {
        return switch (name) {
            case "GET" -> Optional.of(GET);
            case "HEAD" -> Optional.of(HEAD);
            case "POST" -> Optional.of(POST);
            case "PUT" -> Optional.of(PUT);
            case "PATCH" -> Optional.of(PATCH);
            case "DELETE" -> Optional.of(DELETE);
            case "OPTIONS" -> Optional.of(OPTIONS);
            default -> Optional.empty();
        };
    }

    /** Whether a request changes nothing (RFC 9110 §9.2.1); the others are "writes" and subject to the Origin check. */
    public boolean safe() {
        return this == GET || this == HEAD || this == OPTIONS;
    }
}
