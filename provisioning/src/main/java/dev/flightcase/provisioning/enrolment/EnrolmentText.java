package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.Secret;
import java.net.URI;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@code enrolment.json}: one of the states, whole. */
final class EnrolmentText {
    /** Of the format. A node reads what it wrote itself and what older ones wrote; a newer one is refused. */
    private static final int VERSION = 1;

    private EnrolmentText() {}

    static byte[] write(Enrolment enrolment) {
        return JsonTree.write(json -> {
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("state", enrolment.word());
            switch (enrolment) {
                case Enrolment.LocalOnly(int generation) -> json.writeNumberProperty("generation", generation);
                case Enrolment.Claiming claiming -> {
                    ticket(json, claiming.ticket());
                    request(json, claiming.request());
                }
                case Enrolment.Claimed claimed -> {
                    hub(json, "hub", claimed.hub());
                    credential(json, "credential", claimed.credential());
                }
                case Enrolment.Renewing renewing -> {
                    hub(json, "hub", renewing.hub());
                    credential(json, "credential", renewing.credential());
                    request(json, renewing.request());
                    renewing.offered().ifPresent(offered -> credential(json, "offered", offered));
                }
                case Enrolment.Revoked revoked -> {
                    hub(json, "hub", revoked.hub());
                    json.writeNumberProperty("generation", revoked.generation());
                    json.writeStringProperty("at", revoked.at().toString());
                }
            }
        });
    }

    /** @throws IllegalArgumentException with what is wrong */
    static Enrolment read(byte[] text) {
        var json = JsonTree.parse(text);
        int version = json.integer("version");
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "is of version " + version + ", which this node does not know; install the newer one again");
        }
        return switch (json.text("state")) {
            case "local-only" -> new Enrolment.LocalOnly(json.integer("generation"));
            case "claiming" -> new Enrolment.Claiming(ticket(json.tree("ticket")), request(json.tree("request")));
            case "claimed" -> new Enrolment.Claimed(hub(json.tree("hub")), credential(json.tree("credential")));
            case "renewing" ->
                new Enrolment.Renewing(
                        hub(json.tree("hub")),
                        credential(json.tree("credential")),
                        request(json.tree("request")),
                        json.optional("offered", json::tree).map(EnrolmentText::credential));
            case "revoked" ->
                new Enrolment.Revoked(hub(json.tree("hub")), json.integer("generation"), json.instant("at"));
            default -> throw new IllegalArgumentException("state is none that this node knows");
        };
    }

    private static void ticket(JsonGenerator json, ClaimTicket ticket) {
        json.writeObjectPropertyStart("ticket");
        json.writeStringProperty("hub", ticket.hub().toString());
        json.writeStringProperty("code", ticket.code().reveal());
        ticket.caFingerprint().ifPresent(hash -> json.writeStringProperty("ca_sha256", hash.base64()));
        json.writeBooleanProperty("plain_allowed", ticket.plainAllowed());
        ticket.pinned().ifPresent(pinned -> hub(json, "pinned", pinned));
        json.writeEndObject();
    }

    private static ClaimTicket ticket(JsonTree json) {
        return new ClaimTicket(
                json.uri("hub"),
                new Secret(json.text("code")),
                json.optional("ca_sha256", json::binary),
                json.flag("plain_allowed"),
                json.optional("pinned", json::tree).map(EnrolmentText::hub));
    }

    private static void request(JsonGenerator json, KeyRequest request) {
        json.writeObjectPropertyStart("request");
        json.writeNumberProperty("generation", request.generation());
        json.writeStringProperty("csr", request.csr().base64());
        json.writeEndObject();
    }

    private static KeyRequest request(JsonTree json) {
        return new KeyRequest(json.integer("generation"), json.binary("csr"));
    }

    private static void credential(JsonGenerator json, String name, Credential credential) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("generation", credential.generation());
        texts(json, "chain", credential.chain().stream().map(Binary::base64).toList());
        json.writeStringProperty("not_before", credential.notBefore().toString());
        json.writeStringProperty("not_after", credential.notAfter().toString());
        json.writeEndObject();
    }

    private static Credential credential(JsonTree json) {
        return new Credential(
                json.integer("generation"),
                json.binaries("chain"),
                json.instant("not_before"),
                json.instant("not_after"));
    }

    private static void hub(JsonGenerator json, String name, HubFacts hub) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("url", hub.url().toString());
        json.writeStringProperty("ca", hub.ca().base64());
        texts(
                json,
                "signing_keys",
                hub.signingKeys().stream().map(Binary::base64).toList());
        json.writeStringProperty("token_key", hub.tokenKey().base64());
        json.writeStringProperty("name", hub.name());
        json.writeStringProperty("group", hub.group());
        texts(json, "brokers", hub.brokers().stream().map(URI::toString).toList());
        json.writeEndObject();
    }

    private static HubFacts hub(JsonTree json) {
        return HubFactsText.read(json, json.uri("url"));
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
