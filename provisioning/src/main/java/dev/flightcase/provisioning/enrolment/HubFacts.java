package dev.flightcase.provisioning.enrolment;

import java.net.URI;
import java.util.List;

/**
 * What a node knows of its hub once it is its own.
 *
 * @param url where claims and renewals go
 * @param ca certificate (DER) that signed the certificates of hub, broker and nodes
 * @param signingKeys raw Ed25519 keys that catalogs and commands are signed with; several while the hub changes them
 * @param tokenKey raw X25519 key that payment tokens are sealed to
 * @param name the stall's name as the hub has it; empty when it has none
 * @param group part of every topic
 * @param brokers in the order in which they are tried
 */
public record HubFacts(
        URI url, Binary ca, List<Binary> signingKeys, Binary tokenKey, String name, String group, List<URI> brokers) {
    private static final int KEY_BYTES = 32;
    private static final int ID_CHARS = 16;
    private static final int KEYS_MAX = 8;
    private static final int BROKERS_MAX = 8;
    private static final int NAME_MAX = 80;

    /** Part of a topic, so none of the characters that mean something there. */
    private static final String GROUP = "[A-Za-z0-9._-]{1,64}";

    public HubFacts {
        signingKeys = List.copyOf(signingKeys);
        brokers = List.copyOf(brokers);
        check(!signingKeys.isEmpty() && signingKeys.size() <= KEYS_MAX, "signing_keys must be 1 to " + KEYS_MAX);
        check(signingKeys.stream().allMatch(key -> key.length() == KEY_BYTES), "signing_keys must have 32 bytes each");
        check(tokenKey.length() == KEY_BYTES, "token_key must have 32 bytes");
        check(name.length() <= NAME_MAX, "name must have at most " + NAME_MAX + " characters");
        check(group.matches(GROUP), "group must match " + GROUP);
        check(brokers.size() <= BROKERS_MAX, "brokers must be at most " + BROKERS_MAX);
        check(brokers.stream().allMatch(HubFacts::isBroker), "brokers must be mqtt://host:port or mqtts://host:port");
    }

    /** Of the hub itself, whatever it changes: from its CA's certificate. */
    public String id() {
        return ca.sha256().hex().substring(0, ID_CHARS);
    }

    private static boolean isBroker(URI broker) {
        return ("mqtt".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme()))
                && broker.getHost() != null
                && broker.getUserInfo() == null;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
