package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.NodeAddress;
import java.util.List;

/** The topics of one node, see {@code contract/proto/commerce.proto}. */
record ShopTopics(NodeAddress address) {
    String orders() {
        return topic("orders");
    }

    String reports() {
        return topic("reports");
    }

    String receipts() {
        return topic("receipts");
    }

    String catalog() {
        return topic("catalog");
    }

    String allotments() {
        return topic("allotments");
    }

    String commands() {
        return topic("commands");
    }

    /** What the hub says to this node. */
    List<String> fromHub() {
        return List.of(receipts(), catalog(), allotments(), commands());
    }

    private String topic(String what) {
        return "flightcase/v1/" + address.group() + "/" + address.node() + "/" + what;
    }
}
