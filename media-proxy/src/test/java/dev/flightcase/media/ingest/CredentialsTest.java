package dev.flightcase.media.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private final Credentials credentials = new Credentials(Map.of("demo", "key-of-demo", "other", "key-of-other"));

    private Credentials.Verdict basic(String pair) {
        return credentials.check(
                "demo",
                Headers.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "demo:key-of-demo, GRANTED",
        "demo:key-of-other, MISSING_OR_WRONG",
        "other:key-of-demo, MISSING_OR_WRONG",
        "other:key-of-other, OTHER_STREAM",
        "demo:, MISSING_OR_WRONG",
        "demo, MISSING_OR_WRONG",
        "demo:key-of-dem, MISSING_OR_WRONG",
        "demo:key-of-demo2, MISSING_OR_WRONG",
    })
    void readsBasicCredentials(String pair, Credentials.Verdict verdict) {
        assertThat(basic(pair)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer key-of-demo, GRANTED",
        "bearer  key-of-demo, GRANTED",
        "Bearer key-of-other, OTHER_STREAM",
        "Bearer, MISSING_OR_WRONG",
        "Basic %%%, MISSING_OR_WRONG",
        "Digest key-of-demo, MISSING_OR_WRONG",
        "key-of-demo, MISSING_OR_WRONG",
    })
    void readsBearerTokensAndRefusesWhatElseThereIs(String header, Credentials.Verdict verdict) {
        assertThat(credentials.check("demo", Headers.of("Authorization", header)))
                .isEqualTo(verdict);
    }

    @Test
    void refusesWhoSaysNothing() {
        assertThat(credentials.check("demo", Headers.EMPTY)).isEqualTo(Credentials.Verdict.MISSING_OR_WRONG);
    }

    @Test
    void takesTheKeyOfAnEncoderOfThisNodeFromThisMachineOnly() {
        var own = new Credentials(Map.of("demo", "key-of-demo"), (stream, key) -> key.equals("one-time-" + stream));
        var headers = Headers.of("Authorization", "Bearer one-time-demo");
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
        var elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40000);

        assertThat(own.check("demo", headers, here)).isEqualTo(Credentials.Verdict.GRANTED);
        assertThat(own.check("other", headers, here)).isEqualTo(Credentials.Verdict.MISSING_OR_WRONG);
        assertThat(own.check("demo", headers, elsewhere)).isEqualTo(Credentials.Verdict.MISSING_OR_WRONG);
        assertThat(own.check("demo", Headers.of("Authorization", "Bearer key-of-demo"), elsewhere))
                .isEqualTo(Credentials.Verdict.GRANTED);
    }
}
