package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A cap so small that a segment would take half an hour: what is not media passes it, on the connection of the one who waits. */
class PacedIT {
    private static final int MEDIA_BYTES = 1_500_000;
    private static final int CAP = 1024;

    private final SharedBytesPool pool = new SharedBytesPool(4 << 20, 64 * 1024);

    @Test
    void ordersPassMediaOnTheSameConnectionOfHttp2() throws Exception {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(MEDIA_BYTES))).isTrue();
        SharedBytes media = writer.finish();
        Router.Builder routes = Router.builder()
                .get(
                        "/media",
                        Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(media.retain()))),
                        RouteOptions.DEFAULT.withPacing())
                .get("/orders", Handler.inline(_ -> Response.text("sold")));
        HttpConfig config =
                ServerFixture.config().withLimits(HttpLimits.defaults().withPacedBytesPerSecondMax(CAP));
        try (ServerFixture fixture = new ServerFixture(routes, config)) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            URI root = URI.create("http://127.0.0.1:" + fixture.server.port());
            HttpRequest orders = HttpRequest.newBuilder(root.resolve("/orders")).build();
            assertThat(client.send(orders, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            InputStream body = client.send(
                            HttpRequest.newBuilder(root.resolve("/media")).build(), BodyHandlers.ofInputStream())
                    .body();
            assertThat(body.read()).isZero();

            for (int i = 0; i < 20; i++) {
                assertThat(client.send(orders, BodyHandlers.ofString()).body()).isEqualTo("sold");
            }

            assertThat(fixture.seen.open).hasValue(1);
            assertThat(body.available()).isLessThan(MEDIA_BYTES / 10);
            client.shutdownNow();
        }
        media.release();
        assertThat(pool.bytesUsed()).isZero();
    }
}
