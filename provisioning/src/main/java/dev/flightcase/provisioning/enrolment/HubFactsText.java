package dev.flightcase.provisioning.enrolment;

import java.net.URI;

/** What a hub says of itself: in the answer to a claim, in a bundle, and in the node's own file. */
final class HubFactsText {
    private HubFactsText() {}

    /** @throws IllegalArgumentException with what is wrong */
    static HubFacts read(JsonTree json, URI url) {
        return new HubFacts(
                url,
                json.binary("ca"),
                json.binaries("signing_keys"),
                json.binary("token_key"),
                json.optional("name", json::text).orElse(""),
                json.text("group"),
                json.uris("brokers"));
    }
}
