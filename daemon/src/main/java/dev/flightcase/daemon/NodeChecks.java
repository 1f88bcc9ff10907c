package dev.flightcase.daemon;

import dev.flightcase.cache.checkout.Till;
import dev.flightcase.cache.mirror.MirrorStatus;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.daemon.adapter.LineToHub;
import dev.flightcase.daemon.adapter.StoredCatalogInventory;
import dev.flightcase.daemon.adapter.TrainingOrderPath;
import dev.flightcase.daemon.adapter.TrainingPaymentPath;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.preflight.CatalogCheck;
import dev.flightcase.daemon.preflight.Check;
import dev.flightcase.daemon.preflight.ClockCheck;
import dev.flightcase.daemon.preflight.DiskCheck;
import dev.flightcase.daemon.preflight.FileDisk;
import dev.flightcase.daemon.preflight.HubClockCheck;
import dev.flightcase.daemon.preflight.MirrorCheck;
import dev.flightcase.daemon.preflight.NetworkCheck;
import dev.flightcase.daemon.preflight.OrderCheck;
import dev.flightcase.daemon.preflight.PaymentTokensCheck;
import dev.flightcase.daemon.preflight.QueueCheck;
import dev.flightcase.daemon.preflight.WarmCheck;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What this node looks at before doors open, in the order it is listed. */
final class NodeChecks {
    private static final Path ROOT = Path.of("/");

    private NodeChecks() {}

    /**
     * @param mirror null when there is none
     * @param video of streams and their sources, the certificate, the battery
     * @param keys for payment tokens
     */
    static List<Check> of(
            NodeConfig config,
            Stores stores,
            @Nullable Supplier<MirrorStatus> mirror,
            List<Check> video,
            HubLine line,
            TrainingPaymentPath.Keys keys,
            InstantSource clock,
            RandomGenerator random) {
        var checks = new ArrayList<>(always(config, stores, clock, random));
        if (mirror != null) {
            checks.add(MirrorCheck.of(mirror));
        }
        checks.addAll(video);
        var journal = stores.ledger().reads().journalReads();
        var hub = new LineToHub(line, journal, System::nanoTime);
        var payments = new TrainingPaymentPath(orders(stores, random), journal, keys, System::nanoTime);
        checks.add(QueueCheck.of(hub, orders(stores, random), System::nanoTime));
        checks.add(HubClockCheck.of(hub));
        checks.add(PaymentTokensCheck.of(hub, payments, System::nanoTime));
        return checks;
    }

    private static List<Check> always(NodeConfig config, Stores stores, InstantSource clock, RandomGenerator random) {
        var catalog = stores.catalog();
        int page = config.catalog().pages().productsMax();
        var disk = new FileDisk(config.stall().stateFolder(), ROOT, random, System::nanoTime);
        return List.of(
                CatalogCheck.of(new StoredCatalogInventory(catalog, page), random),
                WarmCheck.of(stores.warmShelf(), config.preflight().warmProducts()),
                OrderCheck.of(orders(stores, random)),
                DiskCheck.of(disk, config.preflight().ordersPerHour()),
                ClockCheck.of(stores.clock()::verdict, clock, ZoneId.systemDefault()),
                NetworkCheck.of(ROOT));
    }

    private static TrainingOrderPath orders(Stores stores, RandomGenerator random) {
        return new TrainingOrderPath(
                stores.ledger(),
                stores.catalog(),
                new Till(Principal.OPERATOR, "Preflight", true),
                () -> new UUID(random.nextLong(), random.nextLong()),
                System::nanoTime);
    }
}
