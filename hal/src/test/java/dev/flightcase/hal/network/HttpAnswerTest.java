package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    @Test
    void onlyOur204WithOurNonceIsOpen() {
        assertThat(HttpAnswer.read("HTTP/1.1 204 No Content\r\nflightcase-nonce: abc\r\n\r\n", "abc"))
                .isEqualTo(new PortalReply.Open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nFlightcase-Nonce: abd\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\nFlightcase-Nonce: abc\r\n",
                "HTTP/1.1 200 OK\r\nFlightcase-Nonce: abc\r\n\r\n",
                "HTTP/1.0 302 Found\r\nLocation: http://login.example/\r\n\r\n",
                "SSH-2.0-x",
                "",
                "HTTP/1.1",
            })
    void anythingElseIsSomebodyElse(String head) {
        assertThat(HttpAnswer.read(head, "abc")).isInstanceOf(PortalReply.Captive.class);
    }

    @Test
    void saysWhereItWasSent() {
        assertThat(HttpAnswer.read("HTTP/1.1 302 Found\r\nLocation: http://login.example/\u0007\r\n\r\n", "abc"))
                .isEqualTo(new PortalReply.Captive("status 302, to http://login.example/?"));
    }

    @Test
    void aPageIsPlainHttp() {
        assertThat(PortalPage.of(URI.create("http://hub.example")))
                .isEqualTo(new PortalPage(new Endpoint("hub.example", 80), "/"));
        assertThat(PortalPage.of(URI.create("http://hub.example:8080/online")).path())
                .isEqualTo("/online");
        assertThatThrownBy(() -> PortalPage.of(URI.create("https://hub.example/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndpointHasAPort() {
        assertThat(new Endpoint("[2001:db8::1]", 1883).literal()).isPresent();
        assertThat(new Endpoint("hub.example", 1883).literal()).isEmpty();
        assertThatThrownBy(() -> new Endpoint("hub.example", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
