package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.NodeClient;
import dev.flightcase.demo.visitor.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut in the middle of everything, as near as one process can come to it. */
class KilledNodeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void everyOrderIsThereAndTheStreamComesBack() throws Exception {
        try (var demo = RealDemo.start(folder);
                var http = new Http(PATIENCE)) {
            demo.awaitReady();
            var base = URI.create("http://127.0.0.1:" + demo.port() + "/");
            var live = base.resolve("live/demo/index.m3u8");
            var shop = new Shop(http, base, demo.cookie(http));
            var node = new NodeClient(http, base);
            var sold = sell(shop, 20);

            demo.killChild("dev.flightcase.daemon.Main run");

            await("the node").atMost(PATIENCE).until(node::isReady);
            for (var order : sold) {
                assertThat(shop.hasOrder(order)).as(order).isTrue();
            }
            await("the stream").atMost(PATIENCE).until(() -> node.segments(live) >= 2);
            demo.interrupt();
            assertThat(demo.awaitExit()).as(demo.output()).isEqualTo(1);
            assertThat(demo.output())
                    .contains("something died and was restarted")
                    .contains("heartbeat  OK");
        }
    }

    private static List<String> sell(Shop shop, int orders) throws InterruptedException {
        var sold = new ArrayList<String>();
        var offer = shop.offers().orElseThrow().getFirst();
        while (sold.size() < orders) {
            var answer = (Http.Got) shop.order(UUID.randomUUID().toString(), offer, 1);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            sold.add(answer.json().at("id").text());
        }
        return sold;
    }
}
