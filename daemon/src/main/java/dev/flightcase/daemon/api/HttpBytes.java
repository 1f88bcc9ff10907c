package dev.flightcase.daemon.api;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;

/** The store's bytes as the server's: the two modules do not know each other. */
final class HttpBytes {
    private HttpBytes() {}

    static Body heap(dev.flightcase.cache.Bytes bytes) {
        return new Body.Heap(of(bytes));
    }

    static Bytes of(dev.flightcase.cache.Bytes bytes) {
        return Bytes.of(bytes.buffer());
    }
}
