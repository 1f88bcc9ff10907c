package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String BUSY =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nCONTENT-LENGTH: 13\r\n\r\n{\"n\":\"later\"}";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void anAnswerIsWholeWithItsLastByteAndNotBefore() throws IOException {
        var bytes = BUSY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            assertThat(reader.whole()).isEmpty();
            reader.room().put(bytes[i]);
        }

        var answer = reader.whole().orElseThrow();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"n\":\"later\"}");
        assertThat(answer.header("retry-after")).contains("2");
        assertThat(answer.retryAfterNanos()).hasValue(2_000_000_000L);
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void theBodyIsSearchedAndNothingElse() throws IOException {
        receive(BUSY);

        var answer = reader.whole().orElseThrow();

        assertThat(answer.bodyHas("\"later\"}")).isTrue();
        assertThat(answer.bodyHas("{\"n\"")).isTrue();
        assertThat(answer.bodyHas("503")).isFalse();
        assertThat(answer.bodyHas("\"later\"}}")).isFalse();
    }

    @Test
    void sameBodiesHaveTheSameChecksum() throws IOException {
        receive(BUSY);
        long first = reader.whole().orElseThrow().bodyChecksum();
        reader.drop();
        receive("HTTP/1.1 200 OK\r\nContent-Length:13\r\nETag: \"1\"\r\n\r\n{\"n\":\"later\"}");

        assertThat(reader.whole().orElseThrow().bodyChecksum()).isEqualTo(first);
    }

    @Test
    void notModifiedHasNoBodyWhateverItsLengthSays() throws IOException {
        receive("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");

        assertThat(reader.whole().orElseThrow().bodyBytes()).isZero();
    }

    @Test
    void growsForLongBodies() throws IOException {
        var body = "x".repeat(100_000);
        receive("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        for (byte b : body.getBytes(StandardCharsets.US_ASCII)) {
            reader.room().put(b);
        }

        assertThat(reader.whole().orElseThrow().body()).isEqualTo(body);
    }

    @Test
    void whatItCanNotReadIsToldAndNotGuessed() throws IOException {
        receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThatIOException().isThrownBy(reader::whole).withMessageContaining("Content-Length");

        reader.drop();
        receive("ICY 200 OK\r\n\r\n0123456789");
        assertThatIOException().isThrownBy(reader::whole).withMessageContaining("status line");

        reader.drop();
        receive("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
        assertThatIOException().isThrownBy(reader::whole).withMessageContaining("too large");
    }

    @Test
    void moreThanWasAskedForIsAnError() throws IOException {
        receive(BUSY + "HTTP/1.1 200 OK");

        assertThatIOException().isThrownBy(reader::whole).withMessageContaining("more than one answer");
    }

    private void receive(String text) throws IOException {
        reader.room().put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
