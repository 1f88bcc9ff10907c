package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.NodeAddress;

/** Sparkplug 3.0 §4.1: namespace, group, message type, node. */
record Topics(NodeAddress address) {
    private static final String NAMESPACE = "spBv1.0";

    String birth() {
        return topic("NBIRTH");
    }

    String data() {
        return topic("NDATA");
    }

    String death() {
        return topic("NDEATH");
    }

    String command() {
        return topic("NCMD");
    }

    private String topic(String type) {
        return NAMESPACE + "/" + address.group() + "/" + type + "/" + address.node();
    }
}
