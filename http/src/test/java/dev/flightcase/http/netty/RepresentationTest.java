package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {
    private static final Bytes TEXT = Bytes.utf8("0123456789".repeat(100));
    private static final Response JSON =
            Response.json(TEXT).withEtag("r7").withLastModified(Instant.parse("2026-11-21T10:00:00.9Z"));

    private static Reply get(Response response, String... headers) {
        return ask(Method.GET, response, headers);
    }

    private static Reply ask(Method method, Response response, String... headers) {
        Request request = Request.of(method, "/");
        for (int i = 0; i < headers.length; i += 2) {
            request = request.withHeader(headers[i], headers[i + 1]);
        }
        return Representation.of(request, response);
    }

    private static String header(Reply reply, String name) {
        return reply.headers().joined(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "x-gzip|true",
                "br, gzip;q=0.5|true",
                "*|true",
                "*;q=0|false",
                "gzip;q=0|false",
                "gzip;q=0.000, *|false",
                "gzip;q=0.4, identity;q=0.5|false",
                "identity|false",
                "GZIP ; Q=1|true",
                "gzip;q=2|false",
                "gzip;q=x|false",
                "br|false",
                ",|false",
            })
    void compressesTextForClientsThatWantIt(String acceptEncoding, boolean compressed) throws IOException {
        Reply reply = get(JSON, "Accept-Encoding", acceptEncoding);

        assertThat(header(reply, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(reply, "Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
        assertThat(header(reply, "ETag")).isEqualTo(compressed ? "\"r7-gz\"" : "\"r7\"");
        if (compressed) {
            Bytes sent = ((Body.Heap) reply.body()).bytes();
            assertThat(reply.length()).isEqualTo(sent.length()).isLessThan(TEXT.length());
            assertThat(new GZIPInputStream(sent.asInputStream()).readAllBytes()).isEqualTo(TEXT.toByteArray());
        }
    }

    @Test
    void leavesWhatIsShortOrNoTextAlone() {
        Response tiny = Response.json(Bytes.utf8("{}"));
        Response picture = Response.ok("image/png", new Body.Heap(TEXT));

        assertThat(header(get(tiny, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEmpty();
        assertThat(header(get(picture, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEmpty();
        assertThat(header(get(picture, "Accept-Encoding", "gzip"), "Vary")).isEmpty();
    }

    @Test
    void sendsWhatWasCompressedBeforeAsItIs() {
        Bytes packed = Bytes.utf8("packed");
        Response playlist = Response.ok("application/vnd.apple.mpegurl", new Body.Precompressed(TEXT, packed))
                .withEtag("5")
                .withHeader("Vary", "Origin");

        assertThat(get(playlist, "Accept-Encoding", "gzip").body()).isEqualTo(new Body.Heap(packed));
        assertThat(get(playlist).body()).isEqualTo(new Body.Heap(TEXT));
        assertThat(header(get(playlist), "Vary")).isEqualTo("Origin, Accept-Encoding");
        Reply part = get(playlist, "Accept-Encoding", "gzip", "Range", "bytes=0-9");
        assertThat(part.body()).isEqualTo(new Body.Heap(TEXT));
        assertThat(part.length()).isEqualTo(10);
        assertThat(header(part, "ETag")).isEqualTo("\"5\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"r7\"|304",
                "\"r7-gz\"|304",
                "W/\"r7\"|304",
                "\"r6\", \"r7\"|304",
                "\"a,b\", W/\"r7-gz\"|304",
                "*|304",
                "\"r6\"|200",
                "r7|200",
                "\"r7|200",
            })
    void comparesIfNoneMatchWeaklyAndIgnoresTheEncoding(String wanted, int status) {
        assertThat(get(JSON, "If-None-Match", wanted).status()).isEqualTo(status);
        assertThat(ask(Method.HEAD, JSON, "If-None-Match", wanted, "Accept-Encoding", "gzip")
                        .status())
                .isEqualTo(status);
        assertThat(ask(Method.POST, JSON, "If-None-Match", wanted).status()).isEqualTo(200);
    }

    @Test
    void keepsTheValidatorsButNoBodyInA304() {
        Reply reply = get(JSON.withCacheControl("no-cache"), "If-None-Match", "\"r7\"", "Accept-Encoding", "gzip");

        assertThat(reply.body()).isEqualTo(Body.EMPTY);
        assertThat(reply.hasContentLength()).isFalse();
        assertThat(header(reply, "ETag")).isEqualTo("\"r7-gz\"");
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(reply, "Content-Encoding") + header(reply, "Content-Type"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 21 Nov 2026 10:00:00 GMT|304",
                "Sat, 21 Nov 2026 10:00:01 GMT|304",
                "Sat, 21 Nov 2026 09:59:59 GMT|200",
                "yesterday|200",
            })
    void comparesIfModifiedSinceInWholeSeconds(String since, int status) {
        assertThat(get(JSON, "If-Modified-Since", since).status()).isEqualTo(status);
        assertThat(get(JSON, "If-Modified-Since", since, "If-None-Match", "\"r6\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 206, 0, 1",
        "bytes=10-19, 206, 10, 10",
        "bytes=990-, 206, 990, 10",
        "bytes=990-9007199254740991, 206, 990, 10",
        "bytes=990-99999999999999999999999, 206, 990, 10",
        "bytes=-10, 206, 990, 10",
        "bytes=-5000, 206, 0, 1000",
        "bytes=1000-, 416, 0, 0",
        "bytes=99999999999999999999999-, 416, 0, 0",
        "bytes=-0, 416, 0, 0",
        "bytes=5-4, 200, 0, 1000",
        "'bytes=0-1,5-6', 200, 0, 1000",
        "bytes=-, 200, 0, 1000",
        "bytes=a-b, 200, 0, 1000",
        "items=0-1, 200, 0, 1000",
    })
    void servesSingleRanges(String range, int status, long offset, long length) {
        Reply reply = get(JSON, "Range", range);

        assertThat(reply.status()).isEqualTo(status);
        if (status == 416) {
            assertThat(header(reply, "Content-Range")).isEqualTo("bytes */1000");
        } else {
            assertThat(reply.offset()).isEqualTo(offset);
            assertThat(reply.length()).isEqualTo(length);
        }
        assertThat(ask(Method.HEAD, JSON, "Range", range).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"r7\"|206",
                "\"r7-gz\"|200",
                "W/\"r7\"|200",
                "\"r6\"|200",
                "Sat, 21 Nov 2026 10:00:00 GMT|206",
                "Sat, 21 Nov 2026 11:00:00 GMT|200",
            })
    void servesARangeOnlyOfTheSameRepresentation(String condition, int status) {
        assertThat(get(JSON, "Range", "bytes=0-1", "If-Range", condition).status())
                .isEqualTo(status);
    }

    @Test
    void answersHeadWithTheLengthOfGet() {
        Reply reply = ask(Method.HEAD, JSON);

        assertThat(reply.body()).isEqualTo(Body.EMPTY);
        assertThat(reply.length()).isEqualTo(1000);
        assertThat(reply.hasContentLength()).isTrue();
    }
}
