package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes "deflate" (RFC 1951, no header), under a bound. */
final class Inflated {
    private static final int STEP = 64 * 1024;

    private Inflated() {}

    /** Empty when it is no whole deflate stream, when something follows it, or when it grows beyond {@code bytesMax}. */
    static Optional<ByteString> of(ByteString deflated, int bytesMax) {
        var inflater = new Inflater(true);
        try (var out = ByteString.newOutput(STEP)) {
            inflater.setInput(deflated.asReadOnlyByteBuffer());
            var step = new byte[STEP];
            while (!inflater.finished()) {
                int count = inflater.inflate(step);
                if (count == 0 || out.size() + count > bytesMax) {
                    if (inflater.finished() && out.size() + count <= bytesMax) {
                        break;
                    }
                    return Optional.empty();
                }
                out.write(step, 0, count);
            }
            return inflater.getRemaining() == 0 ? Optional.of(out.toByteString()) : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can not be written", e);
        } finally {
            inflater.end();
        }
    }
}
