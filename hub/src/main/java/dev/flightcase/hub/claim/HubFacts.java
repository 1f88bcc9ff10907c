package dev.flightcase.hub.claim;

import dev.flightcase.hub.Sha256;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What nodes are told of this hub.
 *
 * @param url under which they reach it
 * @param ca DER in base64
 * @param signingKey raw Ed25519 in base64
 * @param tokenKey raw X25519 in base64
 */
public record HubFacts(String url, String ca, String signingKey, String tokenKey, String group, List<URI> brokers) {
    public HubFacts {
        brokers = List.copyOf(brokers);
    }

    /** SHA-256 of the CA's certificate, as a code's address carries it. */
    String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(Base64.getDecoder().decode(ca)));
    }

    void write(JsonGenerator json, String name) {
        json.writeStringProperty("ca", ca);
        BooksText.texts(json, "signing_keys", List.of(signingKey));
        json.writeStringProperty("token_key", tokenKey);
        json.writeStringProperty("name", name);
        json.writeStringProperty("group", group);
        BooksText.texts(json, "brokers", brokers.stream().map(URI::toString).toList());
    }
}
