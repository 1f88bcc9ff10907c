package dev.flightcase.hub.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where one node speaks and listens about its shop: {@code flightcase/v1/{group}/{node}/...}. */
public record NodeTopic(String group, String node) {
    /** Orders of all nodes of all groups; the workers share them out. */
    public static final String ORDERS_FILTER = "$share/hub/flightcase/v1/+/+/orders";

    private static final Pattern ORDERS =
            Pattern.compile("flightcase/v1/([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._-]{1,64})/orders");

    /** Empty for a topic that is not one of orders, or whose names are not plain ASCII of at most 64. */
    public static Optional<NodeTopic> ofOrders(String topic) {
        var match = ORDERS.matcher(topic);
        return match.matches() ? Optional.of(new NodeTopic(match.group(1), match.group(2))) : Optional.empty();
    }

    public String receipts() {
        return "flightcase/v1/" + group + "/" + node + "/receipts";
    }
}
