package dev.flightcase.http.netty;

import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Where the body of a request goes. */
sealed interface Intake {
    Intake DISCARD = new Discard();

    /** False: it does not want more than it has, and was aborted. */
    boolean chunk(ByteBuffer piece);

    void end();

    void abort();

    /** Nobody wants it. */
    final class Discard implements Intake {
        @Override
        public boolean chunk(ByteBuffer piece) {
            return true;
        }

        @Override
        public void end() {}

        @Override
        public void abort() {}
    }

    /** Collects all of it, up to a limit, before the handler runs. */
    final class Collect implements Intake {
        private final long bytesMax;
        private final Consumer<Bytes> whole;
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream(0);

        Collect(long bytesMax, Consumer<Bytes> whole) {
            this.bytesMax = bytesMax;
            this.whole = whole;
        }

        @Override
        public boolean chunk(ByteBuffer piece) {
            if (collected.size() + (long) piece.remaining() > bytesMax) {
                return false;
            }
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            collected.writeBytes(bytes);
            return true;
        }

        @Override
        public void end() {
            whole.accept(Bytes.of(collected.toByteArray()));
        }

        @Override
        public void abort() {}
    }

    /** Hands it over as it arrives. */
    record Pass(BodyReceiver receiver) implements Intake {
        @Override
        public boolean chunk(ByteBuffer piece) {
            receiver.chunk(piece);
            return true;
        }

        @Override
        public void end() {
            receiver.end();
        }

        @Override
        public void abort() {
            receiver.abort();
        }
    }
}
