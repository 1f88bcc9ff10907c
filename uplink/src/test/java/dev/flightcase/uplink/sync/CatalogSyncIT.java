package dev.flightcase.uplink.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.CatalogNews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real connections to a file server that can be cut. */
class CatalogSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path disk;

    private final Map<String, Long> installed = new ConcurrentHashMap<>();
    private final AtomicInteger installs = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private volatile String refusal = "";
    /** A manifest whose folder the installer has already. */
    private volatile String inForce = "";

    private KnownFiles known = KnownFiles.NONE;
    private Warehouse hub;
    private CatalogSync sync;

    @BeforeEach
    void start() throws IOException {
        hub = new Warehouse();
        sync = sync();
    }

    private CatalogSync sync() {
        var defaults = SyncConfig.in(disk.resolve("sync"));
        var config = new SyncConfig(
                defaults.folder(),
                defaults.bytesMax(),
                defaults.connections(),
                0,
                defaults.connect(),
                defaults.idle(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
        var made = new CatalogSync(
                config,
                SourceConnections.system(),
                sha256 -> known.find(sha256),
                new Installer(),
                told::incrementAndGet,
                Ambient.system());
        made.start();
        return made;
    }

    @AfterEach
    void stop() {
        sync.close();
        hub.close();
    }

    private final class Installer implements CatalogInstaller {
        @Override
        public Result install(Path folder, CatalogNews news) {
            return CatalogSyncIT.this.install(folder);
        }

        @Override
        public Optional<Result> update(CatalogNews news) {
            return news.manifest().hex().equals(inForce)
                    ? Optional.of(refusal.isEmpty() ? new Result.Installed() : new Result.Refused(refusal))
                    : Optional.empty();
        }
    }

    private CatalogInstaller.Result install(Path folder) {
        if (!refusal.isEmpty()) {
            return new CatalogInstaller.Result.Refused(refusal);
        }
        installed.clear();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                installed.put(folder.relativize(file).toString(), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installs.incrementAndGet();
        return new CatalogInstaller.Result.Installed();
    }

    private static byte[] picture(int seed, int bytes) {
        var content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @return text of the manifest, which is put there too */
    private String publish(Map<String, byte[]> folder) {
        String manifest = new TreeMap<>(folder)
                .entrySet().stream()
                        .map(file ->
                                hub.put(file.getValue()) + " " + file.getValue().length + " " + file.getKey() + "\n")
                        .collect(Collectors.joining("", Manifest.FIRST_LINE + "\n", ""));
        var _ = hub.put(text(manifest));
        return manifest;
    }

    private static CatalogNews news(long revision, String manifest, URI... sources) {
        var bytes = text(manifest);
        return new CatalogNews(
                revision,
                Bytes.owning(HexFormat.of().parseHex(BlobFolder.hash(bytes))),
                bytes.length,
                List.of(sources),
                Instant.EPOCH,
                List.of(),
                List.of());
    }

    private void awaitServed(long revision) {
        await().atMost(PATIENCE)
                .until(() -> sync.served()
                        .filter(served -> served.revision() == revision)
                        .isPresent());
    }

    @Test
    void aWholeFolderIsInstalledAtOnce() {
        var manifest = publish(Map.of(
                "catalog.csv", text("sku,name\n"),
                "event.toml", text("name = \"x\"\n"),
                "pictures/a.jpg", picture(1, 300_000),
                "pictures/same.jpg", picture(1, 300_000),
                "pictures/empty.txt", new byte[0]));
        sync.offer(news(3, manifest, hub.uri()));

        awaitServed(3);
        assertThat(installed)
                .containsOnlyKeys(
                        "catalog.csv", "event.toml", "pictures/a.jpg", "pictures/same.jpg", "pictures/empty.txt")
                .containsEntry("pictures/a.jpg", 300_000L);
        assertThat(told).hasValue(1);
        assertThat(sync.status())
                .returns(SyncStatus.Step.IDLE, SyncStatus::step)
                .returns(3L, SyncStatus::served);
        assertThat(hub.asked.stream().distinct().count())
                .as("the same picture comes once")
                .isEqualTo(hub.asked.size());
        assertThat(disk.resolve("sync/stage")).doesNotExist();
    }

    @Test
    void newsOfTheManifestThatIsServedFetchAndInstallNothing() {
        var manifest = publish(Map.of("catalog.csv", text("sku\n")));
        sync.offer(news(1, manifest, hub.uri()));
        awaitServed(1);
        inForce = BlobFolder.hash(text(manifest));
        hub.asked.clear();
        refusal = "the disk is full";
        sync.offer(news(2, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> sync.status().reason().equals("the disk is full"));
        assertThat(sync.served().orElseThrow().revision()).isEqualTo(1);
        refusal = "";

        awaitServed(2);
        assertThat(installs).hasValue(1);
        assertThat(hub.asked).isEmpty();
        assertThat(sync.status().step()).isEqualTo(SyncStatus.Step.IDLE);
        await().atMost(PATIENCE).until(() -> told.get() == 2);
    }

    private Path stick(byte[]... contents) throws IOException {
        var stick = Files.createDirectories(disk.resolve("stick"));
        for (var content : contents) {
            Files.write(stick.resolve(BlobFolder.hash(content)), content);
        }
        return stick;
    }

    @Test
    void whatLiesOnAStickIsServedAsIfItHadBeenFetched() throws Exception {
        var csv = text("sku\n");
        var manifest = publish(Map.of("catalog.csv", csv, "a.jpg", picture(3, 200_000)));
        var stick = stick(text(manifest), csv, picture(3, 200_000));

        assertThat(sync.bring(news(3, manifest, hub.uri()), stick)).isEmpty();

        assertThat(sync.served().orElseThrow().revision()).isEqualTo(3);
        assertThat(installed).containsOnlyKeys("catalog.csv", "a.jpg");
        assertThat(hub.asked).isEmpty();
        assertThat(sync.bring(news(2, manifest, hub.uri()), stick))
                .hasValueSatisfying(why -> assertThat(why).contains("older"));
        sync.offer(news(3, manifest, hub.uri()));
        var next = publish(Map.of("catalog.csv", text("sku,name\n")));
        sync.offer(news(4, next, hub.uri()));
        awaitServed(4);
    }

    @Test
    void aTornStickIsRefusedAndWhatIsServedStays() throws Exception {
        var csv = text("sku\n");
        var manifest = publish(Map.of("catalog.csv", csv));
        var stick = stick(text(manifest));

        assertThat(sync.bring(news(1, manifest, hub.uri()), stick))
                .contains("the stick lacks catalog.csv; write it again");
        Files.write(stick.resolve(BlobFolder.hash(csv)), text("sk"));
        assertThat(sync.bring(news(1, manifest, hub.uri()), stick))
                .contains("catalog.csv on the stick is not what the hub has signed; write it again");
        assertThat(sync.served()).isEmpty();
        assertThat(sync.status().step()).isEqualTo(SyncStatus.Step.IDLE);
        Files.write(stick.resolve(BlobFolder.hash(csv)), csv);
        refusal = "another event is open";
        assertThat(sync.bring(news(1, manifest, hub.uri()), stick)).contains("another event is open");
        refusal = "";

        assertThat(sync.bring(news(1, manifest, hub.uri()), stick)).isEmpty();
    }

    @Test
    void whatWasCutOffGoesOnWhereItWas() {
        hub.cutAfter.set(700_000);
        var manifest = publish(Map.of("catalog.csv", text("sku\n"), "big.jpg", picture(2, 3_000_000)));
        sync.offer(news(1, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> sync.status().reason().contains("big.jpg"));
        assertThat(installs).hasValue(0);
        hub.cutAfter.set(Long.MAX_VALUE);

        awaitServed(1);
        assertThat(hub.sent.get()).isLessThan(3_000_000 + 1_000);
        assertThat(hub.asked).anyMatch(request -> request.contains("bytes="));
    }

    @Test
    void aNodeThatIsStartedAgainGoesOnFromItsLastChunkAndRemembersWhatItServes() {
        hub.cutAfter.set(2_500_000);
        var manifest = publish(Map.of("catalog.csv", text("sku\n"), "big.jpg", picture(2, 3_000_000)));
        sync.offer(news(1, manifest, hub.uri()));
        await().atMost(PATIENCE).until(() -> sync.status().step() == SyncStatus.Step.WAITING);
        sync.close();
        hub.cutAfter.set(Long.MAX_VALUE);
        sync = sync();
        sync.offer(news(1, manifest, hub.uri()));
        awaitServed(1);
        assertThat(hub.sent.get()).isLessThan(3_000_000 + BlobFolder.CHUNK_BYTES);
        sync.close();
        sync = sync();
        sync.offer(news(1, manifest, hub.uri()));
        awaitServed(1);

        assertThat(installs).hasValue(1);
    }

    @Test
    void textComesByWhatHasChanged() {
        var old = text("sku,name\nA,Tee\nB,Mug\n");
        var first = publish(Map.of("catalog.csv", old));
        sync.offer(news(1, first, hub.uri()));
        awaitServed(1);
        var changed = text("sku,name\nA,Shirt\nB,Mug\n");
        var second = publish(Map.of("catalog.csv", changed));
        hub.delta(BlobFolder.hash(changed), BlobFolder.hash(old), "flightcase-delta 1\n=1\n-1\n+1\nA,Shirt\n=1\n");
        hub.asked.clear();
        sync.offer(news(2, second, hub.uri()));

        awaitServed(2);
        assertThat(hub.asked).contains(BlobFolder.hash(changed) + "?from=" + BlobFolder.hash(old));
        assertThat(hub.asked).doesNotContain(BlobFolder.hash(changed));
        assertThat(installed).containsEntry("catalog.csv", (long) changed.length);
    }

    @Test
    void aDeltaThatMakesSomethingElseIsNotBelieved() {
        var old = text("sku,name\nA,Tee\n");
        sync.offer(news(1, publish(Map.of("catalog.csv", old)), hub.uri()));
        awaitServed(1);
        var changed = text("sku,name\nA,Mug\n");
        hub.delta(BlobFolder.hash(changed), BlobFolder.hash(old), "flightcase-delta 1\n=1\n-1\n+1\nA,Bad\n");
        sync.offer(news(2, publish(Map.of("catalog.csv", changed)), hub.uri()));

        awaitServed(2);
        assertThat(hub.asked).contains(BlobFolder.hash(changed));
    }

    @Test
    void whatASourceForgesIsThrownAwayAndTheNextOneAsked() throws IOException {
        try (var liar = new Warehouse()) {
            var picture = picture(5, 5_000);
            var manifest = publish(Map.of("a.jpg", picture));
            liar.forge(BlobFolder.hash(picture), picture(6, 5_000));
            liar.forge(BlobFolder.hash(text(manifest)), text(manifest));
            sync.offer(news(1, manifest, liar.uri(), hub.uri()));

            awaitServed(1);
            assertThat(installed).containsEntry("a.jpg", 5_000L);
        }
    }

    @Test
    void whatTheNodeHasIsNotFetched() throws IOException {
        var picture = picture(7, 9_000);
        var here = Files.write(disk.resolve("here"), picture);
        known = sha256 -> sha256.equals(BlobFolder.hash(picture)) ? Optional.of(here) : Optional.empty();
        var manifest = publish(Map.of("a.jpg", picture, "catalog.csv", text("sku\n")));
        hub.remove(BlobFolder.hash(picture));
        sync.offer(news(1, manifest, hub.uri()));

        awaitServed(1);
        assertThat(installed).containsEntry("a.jpg", 9_000L);
    }

    @Test
    void aCatalogThatIsRefusedIsTriedAgainAndOvertakenByANewerOne() {
        refusal = "another event is open";
        sync.offer(news(1, publish(Map.of("catalog.csv", text("one\n"))), hub.uri()));
        await().atMost(PATIENCE).until(() -> sync.status().step() == SyncStatus.Step.WAITING);
        await().atMost(PATIENCE).until(() -> sync.status().reason().equals("another event is open"));
        refusal = "";
        sync.offer(news(2, publish(Map.of("catalog.csv", text("two, longer\n"))), hub.uri()));

        awaitServed(2);
        assertThat(installed).containsEntry("catalog.csv", 12L);
    }

    @Test
    void anOlderCatalogIsIgnored() {
        var manifest = publish(Map.of("catalog.csv", text("one\n")));
        sync.offer(news(5, manifest, hub.uri()));
        awaitServed(5);
        sync.offer(news(4, publish(Map.of("catalog.csv", text("old\n"))), hub.uri()));
        sync.offer(news(6, manifest, hub.uri()));

        awaitServed(6);
        assertThat(installs).hasValue(2);
    }

    @Test
    void aCatalogThatDoesNotFitIsNotBegun() {
        var manifest = Manifest.FIRST_LINE + "\n" + "ab".repeat(32) + " 1000000000 a.jpg\n" + "cd".repeat(32)
                + " 1000000000 b.jpg\n" + "ef".repeat(32) + " 1000000000 c.jpg\n" + "01".repeat(32)
                + " 1000000000 d.jpg\n" + "23".repeat(32) + " 1000000000 e.jpg\n";
        var _ = hub.put(text(manifest));
        sync.offer(news(1, manifest, hub.uri()));

        await().atMost(PATIENCE).until(() -> sync.status().reason().contains("uplink.sync.bytes-max"));
        assertThat(hub.asked).hasSize(1);
    }
}
