package dev.flightcase.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class H2LoaderTest {
    private static final Contender SERVER = Contender.of("node", 1, 1, "/part", new byte[100]);
    private static final String SAID = """
            TLS Protocol: TLSv1.3
            Cipher: TLS_AES_128_GCM_SHA256
            Application protocol: h2

            finished in 2.00s, 1500.00 req/s, 150.00KB/s
            requests: 3000 total, 3064 started, 3000 done, 3000 succeeded, 0 failed, 0 errored, 0 timeout
            status codes: 3000 2xx, 0 3xx, 0 4xx, 0 5xx
            traffic: 350.00KB (358400) total, 40.00KB (40960) headers (space savings 80.00%), 295.00KB (300500) data
            """;

    @Test
    void contentIsCountedToTheByte() throws IOException {
        assertThat(H2Loader.sent(SERVER, SAID)).isEqualTo(300_500);
    }

    @Test
    void aFailedAnswerIsNoFigure() {
        assertThatThrownBy(() -> H2Loader.sent(SERVER, SAID.replace("0 failed", "1 failed")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherProtocolIsNoFigure() {
        assertThatThrownBy(() -> H2Loader.sent(SERVER, SAID.replace("protocol: h2", "protocol: http/1.1")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void fewerBytesThanTheAnswersMustHaveAreNoFigure() {
        assertThatThrownBy(() -> H2Loader.sent(SERVER, SAID.replace("300500", "299999")))
                .isInstanceOf(IOException.class);
    }
}
