package dev.flightcase.uplink.sync;

import static dev.flightcase.uplink.sync.Warehouse.news;
import static dev.flightcase.uplink.sync.Warehouse.picture;
import static dev.flightcase.uplink.sync.Warehouse.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files come, over real connections to a file server that can be cut. */
class CatalogSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path disk;

    private Warehouse hub;
    private CatalogNode node;

    @BeforeEach
    void start() throws IOException {
        hub = new Warehouse();
        node = new CatalogNode(disk.resolve("sync"));
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
        hub.close();
    }

    @Test
    void aWholeFolderIsInstalledAtOnce() {
        var manifest = hub.publish(Map.of(
                "catalog.csv", text("sku,name\n"),
                "event.toml", text("name = \"x\"\n"),
                "pictures/a.jpg", picture(1, 300_000),
                "pictures/same.jpg", picture(1, 300_000),
                "pictures/empty.txt", new byte[0]));
        node.sync().offer(news(3, manifest, hub.uri()));

        node.awaitServed(3);
        assertThat(node.installed)
                .containsOnlyKeys(
                        "catalog.csv", "event.toml", "pictures/a.jpg", "pictures/same.jpg", "pictures/empty.txt")
                .containsEntry("pictures/a.jpg", 300_000L);
        assertThat(node.told).hasValue(1);
        assertThat(node.sync().status())
                .returns(SyncStatus.Step.IDLE, SyncStatus::step)
                .returns(3L, SyncStatus::served);
        assertThat(hub.asked.stream().distinct().count())
                .as("the same picture comes once")
                .isEqualTo(hub.asked.size());
        assertThat(disk.resolve("sync/stage")).doesNotExist();
    }

    @Test
    void whatWasCutOffGoesOnWhereItWas() {
        hub.cutAfter.set(700_000);
        var manifest = hub.publish(Map.of("catalog.csv", text("sku\n"), "big.jpg", picture(2, 3_000_000)));
        node.sync().offer(news(1, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> node.sync().status().reason().contains("big.jpg"));
        assertThat(node.installs).hasValue(0);
        hub.cutAfter.set(Long.MAX_VALUE);

        node.awaitServed(1);
        assertThat(hub.sent.get()).isLessThan(3_000_000 + 1_000);
        assertThat(hub.asked).anyMatch(request -> request.contains("bytes="));
    }

    @Test
    void aNodeThatIsStartedAgainGoesOnFromItsLastChunkAndRemembersWhatItServes() {
        hub.cutAfter.set(2_500_000);
        var manifest = hub.publish(Map.of("catalog.csv", text("sku\n"), "big.jpg", picture(2, 3_000_000)));
        node.sync().offer(news(1, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> node.sync().status().step() == SyncStatus.Step.WAITING);
        node.close();
        hub.cutAfter.set(Long.MAX_VALUE);
        node.start();
        node.sync().offer(news(1, manifest, hub.uri()));
        node.awaitServed(1);
        assertThat(hub.sent.get()).isLessThan(3_000_000 + BlobFolder.CHUNK_BYTES);
        node.close();
        node.start();
        node.sync().offer(news(1, manifest, hub.uri()));
        node.awaitServed(1);

        assertThat(node.installs).hasValue(1);
    }

    @Test
    void textComesByWhatHasChanged() {
        var old = text("sku,name\nA,Tee\nB,Mug\n");
        var first = hub.publish(Map.of("catalog.csv", old));
        node.sync().offer(news(1, first, hub.uri()));
        node.awaitServed(1);
        var changed = text("sku,name\nA,Shirt\nB,Mug\n");
        var second = hub.publish(Map.of("catalog.csv", changed));
        hub.delta(BlobFolder.hash(changed), BlobFolder.hash(old), "flightcase-delta 1\n=1\n-1\n+1\nA,Shirt\n=1\n");
        hub.asked.clear();
        node.sync().offer(news(2, second, hub.uri()));

        node.awaitServed(2);
        assertThat(hub.asked).contains(BlobFolder.hash(changed) + "?from=" + BlobFolder.hash(old));
        assertThat(hub.asked).doesNotContain(BlobFolder.hash(changed));
        assertThat(node.installed).containsEntry("catalog.csv", (long) changed.length);
    }

    @Test
    void aDeltaThatMakesSomethingElseIsNotBelieved() {
        var old = text("sku,name\nA,Tee\n");
        node.sync().offer(news(1, hub.publish(Map.of("catalog.csv", old)), hub.uri()));
        node.awaitServed(1);
        var changed = text("sku,name\nA,Mug\n");
        hub.delta(BlobFolder.hash(changed), BlobFolder.hash(old), "flightcase-delta 1\n=1\n-1\n+1\nA,Bad\n");
        node.sync().offer(news(2, hub.publish(Map.of("catalog.csv", changed)), hub.uri()));

        node.awaitServed(2);
        assertThat(hub.asked).contains(BlobFolder.hash(changed));
    }

    @Test
    void whatASourceForgesIsThrownAwayAndTheNextOneAsked() throws IOException {
        try (var liar = new Warehouse()) {
            var picture = picture(5, 5_000);
            var manifest = hub.publish(Map.of("a.jpg", picture));
            liar.forge(BlobFolder.hash(picture), picture(6, 5_000));
            liar.forge(BlobFolder.hash(text(manifest)), text(manifest));
            node.sync().offer(news(1, manifest, liar.uri(), hub.uri()));

            node.awaitServed(1);
            assertThat(node.installed).containsEntry("a.jpg", 5_000L);
        }
    }

    @Test
    void whatTheNodeHasIsNotFetched() throws IOException {
        var picture = picture(7, 9_000);
        var here = Files.write(disk.resolve("here"), picture);
        node.known = sha256 -> sha256.equals(BlobFolder.hash(picture)) ? Optional.of(here) : Optional.empty();
        var manifest = hub.publish(Map.of("a.jpg", picture, "catalog.csv", text("sku\n")));
        hub.remove(BlobFolder.hash(picture));
        node.sync().offer(news(1, manifest, hub.uri()));

        node.awaitServed(1);
        assertThat(node.installed).containsEntry("a.jpg", 9_000L);
    }

    @Test
    void aCatalogThatDoesNotFitIsNotBegun() {
        var manifest = Manifest.FIRST_LINE + "\n" + "ab".repeat(32) + " 1000000000 a.jpg\n" + "cd".repeat(32)
                + " 1000000000 b.jpg\n" + "ef".repeat(32) + " 1000000000 c.jpg\n" + "01".repeat(32)
                + " 1000000000 d.jpg\n" + "23".repeat(32) + " 1000000000 e.jpg\n";
        var _ = hub.put(text(manifest));
        node.sync().offer(news(1, manifest, hub.uri()));

        await().atMost(PATIENCE).until(() -> node.sync().status().reason().contains("uplink.sync.bytes-max"));
        assertThat(hub.asked).hasSize(1);
    }
}
