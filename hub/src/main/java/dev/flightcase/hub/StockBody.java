package dev.flightcase.hub;

import dev.flightcase.hub.operator.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** What the commands about stock ask of the hub. */
final class StockBody {
    private final StringBuilder members = new StringBuilder();

    private StockBody() {}

    static StockBody of(boolean json) {
        return new StockBody().member("as", Quoted.text(json ? "json" : "text"));
    }

    StockBody event(String event) {
        return member("event", Quoted.text(event));
    }

    StockBody node(String node) {
        return member("node", Quoted.text(node));
    }

    StockBody how(String how) {
        return member("how", Quoted.text(how));
    }

    StockBody changes(List<String> changes) {
        return member("changes", changes.stream().map(Quoted::text).collect(Collectors.joining(",", "[", "]")));
    }

    String text() {
        return "{" + members + "}";
    }

    private StockBody member(String name, String value) {
        members.append(members.isEmpty() ? "" : ",")
                .append(Quoted.text(name))
                .append(':')
                .append(value);
        return this;
    }
}
