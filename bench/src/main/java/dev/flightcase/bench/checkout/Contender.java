package dev.flightcase.bench.checkout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server that holds stock: the node, or a peer. */
interface Contender {
    /** For tables. */
    String name();

    /** Starts it on an empty folder, with the hot SKU in stock. Blocks until it serves. */
    Running start(Path folder) throws IOException, InterruptedException;

    /** Started. Its folder may be deleted when it is closed. */
    interface Running extends AutoCloseable {
        int port();

        long pid();

        /** Session tokens of so many clients, or what takes their room where nobody asks for one. */
        List<String> tokens(int clients) throws IOException, InterruptedException;

        /** Units of the hot SKU that nobody holds, as the server says. */
        long available() throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }
}
