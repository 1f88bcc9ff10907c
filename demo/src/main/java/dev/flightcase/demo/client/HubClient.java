package dev.flightcase.demo.client;

import java.net.URI;
import java.util.List;

/** Questions to the hub. Each blocks for one request and answers "no" when the hub does not. */
public final class HubClient {
    private final Http http;
    private final URI base;

    /** @param base root of the hub's pages, with a trailing slash */
    public HubClient(Http http, URI base) {
        this.http = http;
        this.base = base;
    }

    /**
     * A node as the hub sees it.
     *
     * @param births NBIRTH messages
     * @param data NDATA and DDATA messages
     */
    public record NodeView(String id, boolean online, long births, long data) {}

    public boolean isAlive() throws InterruptedException {
        return http.get(base.resolve("livez")).is(200);
    }

    public List<NodeView> nodes() throws InterruptedException {
        var answer = http.get(base.resolve("api/v1/nodes"));
        return answer.json().at("nodes").items().stream()
                .map(node -> new NodeView(
                        node.at("node").text(),
                        node.at("online").isTrue(),
                        node.at("births").number(0),
                        node.at("data").number(0)))
                .toList();
    }

    /** True once a node that is online has sent readings after its birth. */
    public boolean hearsNode() throws InterruptedException {
        return nodes().stream().anyMatch(node -> node.online() && node.data() > 0);
    }

    /** True if a node is there and online. */
    public boolean seesNode() throws InterruptedException {
        return nodes().stream().anyMatch(NodeView::online);
    }
}
