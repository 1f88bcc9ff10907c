package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;

/** The header fields of an answer, of either protocol: the handler's own, and what the server adds to them. */
final class ReplyFields {
    private ReplyFields() {}

    /** The header block of a protocol. */
    interface Block {
        void add(String name, String value);

        /** Instead of all fields of that name. */
        void set(String name, String value);
    }

    static void write(Reply reply, Exchange exchange, DateHeader date, Block block) {
        Headers own = exchange.options.cors() ? Cors.readable(reply.headers()) : reply.headers();
        for (Headers.Field field : own) {
            block.add(field.name(), field.value());
        }
        block.set("Date", date.value());
        block.set("X-Content-Type-Options", "nosniff");
        if (reply.hasContentLength()) {
            block.set("Content-Length", Long.toString(reply.length()));
        }
    }
}
