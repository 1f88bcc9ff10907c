package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;
import dev.flightcase.http.HttpDate;
import java.util.List;

/** The header fields of an answer: the handler's own, and what the server adds to them. */
final class ReplyFields {
    /** What the server says itself: a handler has no say in these. */
    private static final List<String> OF_THE_SERVER =
            List.of("Date", "X-Content-Type-Options", "Content-Length", "Transfer-Encoding", "Connection");

    private ReplyFields() {}

    /** The header block of a protocol. */
    interface Block {
        void add(String name, String value);
    }

    /** Those of the handler; nearly always all that are there. */
    static Headers own(Reply reply) {
        Headers own = reply.headers();
        for (String name : OF_THE_SERVER) {
            if (own.contains(name)) {
                own = own.without(name);
            }
        }
        return own;
    }

    static void write(Reply reply, Exchange exchange, HttpDate date, Block block) {
        add(own(reply), block);
        if (exchange.options.cors()) {
            add(Cors.READABLE, block);
        }
        block.add("Date", date.value());
        block.add("X-Content-Type-Options", "nosniff");
        if (reply.hasContentLength()) {
            block.add("Content-Length", Long.toString(reply.length()));
        }
    }

    private static void add(Headers fields, Block block) {
        for (Headers.Field field : fields) {
            block.add(field.name(), field.value());
        }
    }
}
