package dev.flightcase.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be closed in reverse. A part that fails to close does not keep the others open; the first
 * failure is thrown, the rest hang on it. Used by one thread.
 */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public void close() {
        @Nullable NodeException first = null;
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.closeable().close();
            } catch (Exception e) {
                log.atError().addKeyValue("part", part.name()).setCause(e).log("part did not close");
                if (first == null) {
                    first = new NodeException(
                            NodeException.Kind.INTERNAL, part.name() + " did not close: " + e.getMessage(), e);
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private record Part(String name, AutoCloseable closeable) {}
}
