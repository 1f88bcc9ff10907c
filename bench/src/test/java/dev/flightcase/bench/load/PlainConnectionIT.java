package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PlainConnectionIT {
    private static final String LONG = "0123456789".repeat(20_000);

    @Test
    void readsSizedAndChunkedBodiesOneAfterTheOther() throws IOException {
        var router = Router.builder()
                .get("/sized", Handler.inline(_ -> Response.text(LONG)))
                .get(
                        "/chunked",
                        Handler.inline(_ -> Response.ok("text/plain", new Body.Stream(sink -> {
                            sink.offer(Bytes.utf8("one "));
                            sink.offer(Bytes.utf8("two "));
                            sink.end();
                        }))))
                .get("/json", Handler.inline(_ -> Response.json(Bytes.utf8("{}"))))
                .build();
        try (var server =
                new HttpServer(HttpConfig.defaults().withPort(0), router, HttpObserver.NONE, InstantSource.system())) {
            server.start();
            try (var connection = new PlainConnection(server.port(), 4096, Duration.ofSeconds(30))) {
                assertThat(connection.get("/sized", "").text()).isEqualTo(LONG);
                assertThat(connection.get("/chunked", "").text()).isEqualTo("one two ");
                assertThat(connection.get("/missing", "").status()).isEqualTo(404);
            }
            try (var connection = new PlainConnection(server.port(), 0, Duration.ofSeconds(30))) {
                var got = connection.get("/json", "Accept: */*\r\n");
                assertThat(got.status()).isEqualTo(200);
                assertThat(got.text()).isEqualTo("{}");
            }
            server.close(Duration.ZERO);
        }
    }
}
