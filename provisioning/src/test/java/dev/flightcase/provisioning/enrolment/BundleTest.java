package dev.flightcase.provisioning.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Written here as the format is documented, and not by the hub's own code. */
class BundleTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23";

    private KeyPair pair;

    @BeforeEach
    void makeKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void pinsTheHubAndItsKeys() throws Exception {
        var ticket = Bundle.ticket(bundle(payload()), NOW, false);

        assertThat(ticket.hub()).hasToString("https://hub.example");
        assertThat(ticket.code().reveal()).isEqualTo(CODE);
        var pinned = ticket.pinned().orElseThrow();
        assertThat(pinned.signingKeys()).containsExactly(Binary.of(raw()));
        assertThat(pinned.ca()).isEqualTo(TestHub.key(9));
        assertThat(pinned.group()).isEqualTo("tour");
        assertThat(pinned.brokers()).hasSize(1);
    }

    @Test
    void whatWasTouchedIsRefused() throws Exception {
        var text = new String(bundle(payload()), StandardCharsets.UTF_8).replace("hub.example", "hab.example");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.ticket(text.getBytes(StandardCharsets.UTF_8), NOW, false))
                .withMessageContaining("signature");
    }

    @Test
    void whatIsOverIsRefused() throws Exception {
        var bundle = bundle(payload());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.ticket(bundle, NOW.plusSeconds(60), false))
                .withMessageContaining("was good until 2026-06-01T12:01:00Z");
    }

    @Test
    void somethingElseIsNoBundle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.ticket("{\"a\":1}".getBytes(StandardCharsets.UTF_8), NOW, false))
                .withMessageContaining("no bundle");
    }

    private String payload() {
        return """
                {"hub":"https://hub.example","ca":"%s","signing_keys":["%s"],"token_key":"%s","group":"tour",\
                "brokers":["mqtts://hub.example:8883"],"code":"%s","uses":5,"expires":"2026-06-01T12:01:00Z"}""".formatted(
                        TestHub.key(9).base64(),
                        Base64.getEncoder().encodeToString(raw()),
                        TestHub.key(2).base64(),
                        CODE);
    }

    private byte[] bundle(String payload) throws Exception {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(("flightcase-bundle-1\n" + payload).getBytes(StandardCharsets.UTF_8));
        var signature = Base64.getEncoder().encodeToString(signer.sign());
        return JsonTree.write(json -> {
            json.writeNumberProperty("flightcase_bundle", 1);
            json.writeStringProperty("payload", payload);
            json.writeStringProperty("signature", signature);
        });
    }

    private byte[] raw() {
        var spki = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    }
}
