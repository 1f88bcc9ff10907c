package dev.flightcase.bench.crash;

import java.util.Map;

/**
 * A write that may be sent again and again and must happen once.
 *
 * @param key of idempotency
 * @param json the body, ASCII
 * @param done the status that says that it is done and durable
 * @param takes units by SKU that are off the shelf once it is acknowledged; negative ones are back on it
 */
record Request(String path, String key, String json, int done, Map<String, Long> takes) {
    Request {
        takes = Map.copyOf(takes);
    }
}
