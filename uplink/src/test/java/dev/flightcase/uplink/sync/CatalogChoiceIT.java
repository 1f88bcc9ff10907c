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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which catalog is served of those that are offered or lie on a stick. */
class CatalogChoiceIT {
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
    void newsOfTheManifestThatIsServedFetchAndInstallNothing() {
        var manifest = hub.publish(Map.of("catalog.csv", text("sku\n")));
        node.sync().offer(news(1, manifest, hub.uri()));
        node.awaitServed(1);
        node.inForce = BlobFolder.hash(text(manifest));
        hub.asked.clear();
        node.refusal = "the disk is full";
        node.sync().offer(news(2, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> node.sync().status().reason().equals("the disk is full"));
        assertThat(node.sync().served().orElseThrow().revision()).isEqualTo(1);
        node.refusal = "";

        node.awaitServed(2);
        assertThat(node.installs).hasValue(1);
        assertThat(hub.asked).isEmpty();
        assertThat(node.sync().status().step()).isEqualTo(SyncStatus.Step.IDLE);
        await().atMost(PATIENCE).until(() -> node.told.get() == 2);
    }

    @Test
    void whatLiesOnAStickIsServedAsIfItHadBeenFetched() throws Exception {
        var csv = text("sku\n");
        var manifest = hub.publish(Map.of("catalog.csv", csv, "a.jpg", picture(3, 200_000)));
        var stick = stick(text(manifest), csv, picture(3, 200_000));

        assertThat(node.sync().bring(news(3, manifest, hub.uri()), stick)).isEmpty();

        assertThat(node.sync().served().orElseThrow().revision()).isEqualTo(3);
        assertThat(node.installed).containsOnlyKeys("catalog.csv", "a.jpg");
        assertThat(hub.asked).isEmpty();
        assertThat(node.sync().bring(news(2, manifest, hub.uri()), stick))
                .hasValueSatisfying(why -> assertThat(why).contains("older"));
        node.sync().offer(news(3, manifest, hub.uri()));
        var next = hub.publish(Map.of("catalog.csv", text("sku,name\n")));
        node.sync().offer(news(4, next, hub.uri()));
        node.awaitServed(4);
    }

    @Test
    void aTornStickIsRefusedAndWhatIsServedStays() throws Exception {
        var csv = text("sku\n");
        var manifest = hub.publish(Map.of("catalog.csv", csv));
        var stick = stick(text(manifest));

        assertThat(node.sync().bring(news(1, manifest, hub.uri()), stick))
                .contains("the stick lacks catalog.csv; write it again");
        Files.write(stick.resolve(BlobFolder.hash(csv)), text("sk"));
        assertThat(node.sync().bring(news(1, manifest, hub.uri()), stick))
                .contains("catalog.csv on the stick is not what the hub has signed; write it again");
        assertThat(node.sync().served()).isEmpty();
        assertThat(node.sync().status().step()).isEqualTo(SyncStatus.Step.IDLE);
        Files.write(stick.resolve(BlobFolder.hash(csv)), csv);
        node.refusal = "another event is open";
        assertThat(node.sync().bring(news(1, manifest, hub.uri()), stick)).contains("another event is open");
        node.refusal = "";

        assertThat(node.sync().bring(news(1, manifest, hub.uri()), stick)).isEmpty();
    }

    @Test
    void aCatalogThatIsRefusedIsTriedAgainAndOvertakenByANewerOne() {
        node.refusal = "another event is open";
        node.sync().offer(news(1, hub.publish(Map.of("catalog.csv", text("one\n"))), hub.uri()));
        await().atMost(PATIENCE).until(() -> node.sync().status().step() == SyncStatus.Step.WAITING);
        await().atMost(PATIENCE).until(() -> node.sync().status().reason().equals("another event is open"));
        node.refusal = "";
        node.sync().offer(news(2, hub.publish(Map.of("catalog.csv", text("two, longer\n"))), hub.uri()));

        node.awaitServed(2);
        assertThat(node.installed).containsEntry("catalog.csv", 12L);
    }

    @Test
    void anOlderCatalogIsIgnored() {
        var manifest = hub.publish(Map.of("catalog.csv", text("one\n")));
        node.sync().offer(news(5, manifest, hub.uri()));
        node.awaitServed(5);
        node.sync().offer(news(4, hub.publish(Map.of("catalog.csv", text("old\n"))), hub.uri()));
        node.sync().offer(news(6, manifest, hub.uri()));

        node.awaitServed(6);
        assertThat(node.installs).hasValue(2);
    }

    private Path stick(byte[]... contents) throws IOException {
        var stick = Files.createDirectories(disk.resolve("stick"));
        for (var content : contents) {
            Files.write(stick.resolve(BlobFolder.hash(content)), content);
        }
        return stick;
    }
}
