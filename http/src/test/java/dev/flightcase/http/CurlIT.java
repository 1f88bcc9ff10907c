package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocols as curl and openssl, which are not ours, speak them. */
class CurlIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ServerFixture fixture;

    @BeforeAll
    static void start() throws Exception {
        Router.Builder routes = Router.builder()
                .get("/", Handler.inline(request -> Response.text("hello")))
                .get("/live/{name}", Handler.inline(request -> Response.text("playlist")))
                .post(
                        "/",
                        Handler.inline(
                                request -> Response.text("got " + request.body().length())));
        fixture = new ServerFixture(routes, ServerFixture.config().withTls(TestCertificate.make(folder, "curl")));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static String run(String input, List<String> command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, () -> command.getFirst() + " is not here");
            throw e;
        }
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return output;
    }

    private static String curl(String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("curl", "-sS", "--insecure", "--max-time", "20", "-w", " %{http_code} HTTP/%{http_version}"));
        command.addAll(List.of(options));
        return run("", command);
    }

    private static String url(boolean tls, String path) {
        return tls
                ? "https://localhost:" + fixture.server.tlsPort() + path
                : "http://localhost:" + fixture.server.port() + path;
    }

    @ParameterizedTest
    @CsvSource({
        "--http2, false, 2",
        "--http2-prior-knowledge, false, 2",
        "--http1.1, false, 1.1",
        "--http2, true, 2",
        "--http1.1, true, 1.1",
        "--http1.0, true, 1.1",
    })
    void curlGetsWhatItAsksFor(String option, boolean tls, String version) throws Exception {
        assertThat(curl(option, url(tls, "/"))).isEqualTo("hello 200 HTTP/" + version);
        assertThat(curl(option, "-d", "abc", url(tls, "/"))).startsWith("got 3 200 HTTP/");
        assertThat(curl(option, "-I", "-o", "/dev/null", url(tls, "/"))).isEqualTo(" 200 HTTP/" + version);
    }

    @Test
    void upgradesOnceForSeveralRequests() throws Exception {
        assertThat(curl("--http2", url(false, "/"), url(false, "/"))).isEqualTo("hello 200 HTTP/2hello 200 HTTP/2");
    }

    @ParameterizedTest
    @CsvSource({"--tlsv1.3, 1.3", "--tlsv1.2, 1.2"})
    void speaksTls13AndTls12(String least, String most) throws Exception {
        assertThat(curl(least, "--tls-max", most, "--http2", url(true, "/"))).isEqualTo("hello 200 HTTP/2");
    }

    @Test
    void refusesTlsThatIsTooOld() throws Exception {
        int before = fixture.seen.handshakesFailed.get();

        assertThat(curl("--tlsv1.1", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0", url(true, "/")))
                .contains(" 000 ");
        assertThat(fixture.seen.handshakesFailed.get()).isGreaterThan(before);
    }

    @Test
    void tellsPlainHttpOnTheTlsPortWhereItIs() throws Exception {
        assertThat(curl("http://localhost:" + fixture.server.tlsPort() + "/"))
                .contains("This port speaks HTTPS only")
                .contains(" 400 HTTP/1.1");
    }

    @Test
    void neverSendsAPlayerFromHttpToHttps() throws Exception {
        assertThat(curl("-o", "/dev/null", url(false, "/live/index.m3u8"))).isEqualTo(" 200 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"-tls1_3", "-tls1_2"})
    void resumesASession(String version) throws Exception {
        Path session = folder.resolve("session" + version);
        String at = "localhost:" + fixture.server.tlsPort();
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String first = run(
                request,
                List.of("openssl", "s_client", "-connect", at, version, "-ign_eof", "-sess_out", session.toString()));
        String second = run(
                request,
                List.of("openssl", "s_client", "-connect", at, version, "-ign_eof", "-sess_in", session.toString()));

        assertThat(first).contains("New, TLSv1").contains("hello");
        assertThat(second).contains("Reused, TLSv1").contains("hello");
    }
}
