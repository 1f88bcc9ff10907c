package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who sees the page of a hub that is reachable from elsewhere. */
@ExtendWith(RealPostgres.class)
class LogInIT {
    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(HubProcess hub, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(hub.page().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HubProcess hub, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(hub.page().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void onlyWhoHasTheOperatorsToken(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, database.toml() + "[operator]\nlogin = \"always\"\n")) {
            var token =
                    Files.readString(hub.data().resolve("keys/operator.token")).strip();
            assertThat(get(hub, "").statusCode()).isEqualTo(303);
            assertThat(get(hub, "").headers().firstValue("Location")).contains("/login");
            for (var path : new String[] {"api/v1/nodes", "api/v1/orders", "api/v1/payments", "hub.js"}) {
                assertThat(get(hub, path).statusCode()).as(path).isEqualTo(401);
                assertThat(get(hub, path, "Cookie", "flightcase-hub=guess", "Authorization", "Bearer guess")
                                .statusCode())
                        .as(path)
                        .isEqualTo(401);
                assertThat(get(hub, path, "Authorization", "Bearer " + token).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            for (var path : new String[] {"livez", "api/v1/keys", "login", "hub.css"}) {
                assertThat(get(hub, path).statusCode()).as(path).isEqualTo(200);
            }
            var online = get(hub, "online", "Flightcase-Nonce", "1c3f00a2");
            assertThat(online.statusCode()).isEqualTo(204);
            assertThat(online.headers().firstValue("Flightcase-Nonce")).contains("1c3f00a2");
            assertThat(get(hub, "online", "Flightcase-Nonce", "<script>")
                            .headers()
                            .firstValue("Flightcase-Nonce"))
                    .isEmpty();
            assertThat(get(hub, "api/v1/claims/fc-unknown").statusCode()).isEqualTo(404);

            assertThat(post(hub, "login", "token=guess").body()).contains("not the operator");
            var in = post(hub, "login", "token=" + token);
            assertThat(in.statusCode()).isEqualTo(303);
            var set = in.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(set).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("Secure");
            var cookie = set.substring(0, set.indexOf(';'));
            assertThat(get(hub, "", "Cookie", "other=1; " + cookie).body()).contains("<title>Flightcase hub</title>");
            assertThat(get(hub, "api/v1/nodes", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(get(hub, "api/v1/session", "Cookie", cookie).body()).isEqualTo("{\"login\":true}");
            assertThat(post(hub, "api/v1/codes", "{}", "Cookie", cookie).statusCode())
                    .as("a browser makes no codes")
                    .isEqualTo(401);

            assertThat(post(hub, "logout", "", "Cookie", cookie).headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(over -> assertThat(over).contains("Max-Age=0"));
            assertThat(get(hub, "api/v1/nodes", "Cookie", cookie).statusCode()).isEqualTo(401);

            new TestOperator(hub, folder).link();
            for (int i = 0; i < 5; i++) {
                post(hub, "login", "token=guess-" + i);
            }
            var slowed = post(hub, "login", "token=" + token);
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
            assertThat(hub.output()).doesNotContain(token).doesNotContain("guess");
        }
    }
}
