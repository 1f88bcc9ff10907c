package dev.flightcase.media.conformance.probe;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.conformance.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The text of a playlist out of an answer; java.net.http does not undo gzip. */
final class PlaylistText {
    /** As many as the reader takes characters; a bomb ends here. */
    private static final int BYTES_MAX = 4 << 20;

    private PlaylistText() {}

    /** What became of it. */
    sealed interface Result {
        record Text(String text) implements Result {}

        record Unreadable(String reason) implements Result {}
    }

    static Result of(Exchange.Answer answer) {
        try {
            byte[] bytes = answer.header("content-encoding").equalsIgnoreCase("gzip")
                    ? inflate(answer.body())
                    : answer.body().toByteArray();
            if (bytes.length > BYTES_MAX) {
                return new Result.Unreadable("the playlist is longer than " + BYTES_MAX + " bytes");
            }
            return new Result.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Result.Unreadable("the playlist is not UTF-8");
        } catch (IOException e) {
            return new Result.Unreadable("the gzip of the playlist is broken: " + e.getMessage());
        }
    }

    private static byte[] inflate(Bytes body) throws IOException {
        try (InputStream in = new GZIPInputStream(body.asInputStream())) {
            return in.readNBytes(BYTES_MAX + 1);
        }
    }
}
