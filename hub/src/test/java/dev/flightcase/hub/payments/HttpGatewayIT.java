package dev.flightcase.hub.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.payments.PaymentAnswer.Captured;
import dev.flightcase.hub.payments.PaymentAnswer.Declined;
import dev.flightcase.hub.payments.PaymentAnswer.Expired;
import dev.flightcase.hub.payments.PaymentAnswer.Later;
import dev.flightcase.hub.payments.PaymentAnswer.Why;
import dev.flightcase.hub.payments.StandInGateway.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpGatewayIT {
    private static final UUID ORDER = UUID.fromString("0192aaaa-0000-7000-8000-000000000007");

    private StandInGateway standIn;
    private HttpGateway gateway;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandInGateway(_ -> Answer.captured());
        gateway = new HttpGateway(standIn.config());
    }

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    private PaymentAnswer ask(int tender) throws InterruptedException {
        return gateway.capture(new Capture(ORDER, tender, new Amount(1250, "EUR"), "pay", "stall-1", "tok-\"quoted\""));
    }

    private PaymentAnswer to(int tender, int status, String body) throws InterruptedException {
        standIn.says(_ -> new Answer(status, body));
        return ask(tender);
    }

    @Test
    void sendsWhatIsDocumentedAndTheSameKeyEachTime() throws Exception {
        assertThat(ask(1)).isEqualTo(new Captured("ch_1"));
        assertThat(ask(1)).isEqualTo(new Captured("ch_1"));

        assertThat(standIn.requests())
                .hasSize(2)
                .allSatisfy(body -> assertThat(body)
                        .isEqualTo("{\"order\":\"" + ORDER + "\",\"tender\":1,\"amount\":1250,\"currency\":\"EUR\","
                                + "\"provider\":\"pay\",\"scope\":\"stall-1\",\"token\":\"tok-\\\"quoted\\\"\"}"));
        assertThat(standIn.captured()).isEqualTo(1);
    }

    @Test
    void onlyWhatTheBodySaysEndsAPayment() throws Exception {
        assertThat(to(2, 402, "{\"status\":\"declined\",\"reason\":\"no funds\"}"))
                .isEqualTo(new Declined("no funds"));
        assertThat(to(3, 200, "{\"status\":\"declined\"}")).isEqualTo(new Declined(""));
        assertThat(to(4, 410, "{\"status\":\"expired\",\"reason\":\"old\"}")).isEqualTo(new Expired("old"));
        assertThat(to(5, 409, "{\"status\":\"later\",\"reason\":\"busy\"}")).isEqualTo(new Later("busy", Why.NOT_NOW));
        for (var unclear : new Answer[] {
            new Answer(402, "{\"status\":\"captured\"}"),
            new Answer(404, "<html>"),
            new Answer(401, ""),
            new Answer(200, "{}"),
            new Answer(302, "{\"status\":\"captured\"}"),
            new Answer(500, "{\"status\":\"declined\"}"),
            new Answer(200, "{\"status\":\"captured\",\"filler\":\"" + "x".repeat(20_000) + "\"}")
        }) {
            assertThat(to(100 + unclear.status() + unclear.body().length(), unclear.status(), unclear.body()))
                    .as(unclear.toString())
                    .isInstanceOfSatisfying(
                            Later.class, later -> assertThat(later.why()).isEqualTo(Why.UNSURE));
        }
    }

    @Test
    void aGatewayThatIsNotThereHasTakenNothingAndOneThatIsSilentMayHave() throws Exception {
        URI nowhere;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        var capture = new Capture(ORDER, 0, new Amount(1, "EUR"), "pay", "s", "tok-secret");
        try (var away = new HttpGateway(new GatewayConfig("pay", nowhere, "", Duration.ofSeconds(5)))) {
            assertThat(away.capture(capture))
                    .isInstanceOfSatisfying(
                            Later.class, later -> assertThat(later.why()).isEqualTo(Why.UNREACHED));
        }
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var waiting = new HttpGateway(new GatewayConfig(
                        "pay", URI.create("http://127.0.0.1:" + silent.getLocalPort()), "", Duration.ofMillis(200)))) {
            assertThat(waiting.capture(capture)).isInstanceOfSatisfying(Later.class, later -> {
                assertThat(later.why()).isEqualTo(Why.UNSURE);
                assertThat(later.reason()).doesNotContain("secret");
            });
        }
    }
}
