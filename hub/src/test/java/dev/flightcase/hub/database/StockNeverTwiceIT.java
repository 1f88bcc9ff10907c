package dev.flightcase.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.hub.allotments.Heard;
import dev.flightcase.hub.allotments.Question;
import dev.flightcase.hub.allotments.StallModel;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.ledger.LedgerException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A slice is never in two places: at each moment, what all nodes may sell and what was sold is at most the pool, whatever is lost, comes twice or late, and whenever the
 * hub dies. At the end, when everything has come and all is taken back, what is free is what was not sold.
 */
@ExtendWith(RealPostgres.class)
class StockNeverTwiceIT {
    private static final int NODES = 4;
    private static final int STEPS = 350;
    private static final String SKU = "TEE";

    private final List<StallModel> stalls = new ArrayList<>();
    private final List<Allotments> toNodes = new ArrayList<>();
    private final List<Heard> reports = new ArrayList<>();
    private final List<OrderBatch> batches = new ArrayList<>();
    private final List<Boolean> restored = new ArrayList<>();
    private long epochs = 1000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, -7})
    void atEachMoment(long seed, TestDatabase test) throws SQLException {
        var random = new Random(seed);
        try (var hub = new StockHub(test)) {
            hub.pool(SKU + "=60");
            for (int i = 0; i < NODES; i++) {
                stalls.add(new StallModel("fc-" + (char) ('a' + i), ++epochs));
                restored.add(false);
            }
            for (int step = 0; step < STEPS; step++) {
                step(hub, random);
                check(hub, "seed " + seed + ", step " + step);
            }
            settle(hub);
            long sold = stalls.stream().mapToLong(stall -> stall.sold(SKU)).sum();
            assertThat(hub.level(SKU).sold()).as("seed " + seed).isEqualTo(sold);
            assertThat(hub.level(SKU).out()).as("seed " + seed).isEqualTo(sold);
            assertThat(sold).as("something was sold").isPositive();
        }
    }

    private void step(StockHub hub, Random random) {
        int which = random.nextInt(NODES);
        var stall = stalls.get(which);
        switch (random.nextInt(16)) {
            case 0, 1 -> hub.allot(stall, SKU + "=+" + (1 + random.nextInt(25)));
            case 2 -> hub.allot(stall, SKU + "=-" + (1 + random.nextInt(20)));
            case 3 -> hub.allot(stall, SKU + "=" + random.nextInt(30));
            case 4 -> hub.pool(SKU + "=" + (random.nextBoolean() ? "+" : "-") + random.nextInt(15));
            case 5, 6 -> hub.told(stall).ifPresent(toNodes::add);
            case 7, 8 ->
                some(
                        toNodes,
                        random,
                        told -> stalls.stream()
                                .filter(each -> each.node().equals(told.getNode()))
                                .forEach(each -> each.take(told)));
            case 9 -> reports.add(stall.report());
            case 10 -> some(reports, random, heard -> hear(hub, heard, random));
            case 11 -> {
                var _ = stall.sell(SKU, 1);
            }
            case 12 -> {
                if (random.nextInt(3) == 0) {
                    stall.takeBackOne(SKU);
                } else if (random.nextBoolean()) {
                    stall.hold(SKU, 1 + random.nextInt(4));
                } else {
                    stall.release(SKU);
                }
            }
            case 13 -> send(hub, stall, random);
            case 14 -> dies(hub, stall, random);
            default -> restore(hub, which, random);
        }
    }

    private interface Taking<T> {
        void take(T message);
    }

    /** Any of those that were ever sent: early, late, twice or never. */
    private static <T> void some(List<T> sent, Random random, Taking<T> taking) {
        for (int i = 0; i < 3 && !sent.isEmpty(); i++) {
            // Mostly what was sent last.
            int back = Math.min(sent.size(), 1 + random.nextInt(random.nextBoolean() ? 3 : sent.size()));
            taking.take(sent.get(sent.size() - back));
        }
    }

    private static void hear(StockHub hub, Heard heard, Random random) {
        if (random.nextInt(6) == 0) {
            // The hub dies between the two transactions of a report.
            var _ = hub.database().inTransaction(connection -> EpochTable.heard(connection, heard));
            hub.die();
        } else {
            hub.hear(heard);
        }
    }

    private void send(StockHub hub, StallModel stall, Random random) {
        if (stall.entries() > 0) {
            batches.add(stall.batch(1 + random.nextInt(stall.entries()), 1 + random.nextInt(20)));
            batches.add(stall.batch(1, 1 + random.nextInt(stall.entries())));
        }
        some(batches, random, hub::accept);
        hub.book().follow();
        var _ = hub.book().count(3);
        hub.book().askAgain(Duration.ZERO);
    }

    /** In the middle of a grant: it happened wholly, or not. */
    private static void dies(StockHub hub, StallModel stall, Random random) {
        try {
            var _ = hub.database().inTransaction(connection -> {
                SliceTable.allot(
                        connection, stall.node(), StockHub.EVENT, StockHub.changes(SKU + "=+" + random.nextInt(30)));
                throw new SQLException("killed", "57P01");
            });
        } catch (LedgerException _) {
            hub.die();
        }
    }

    /** A node begins anew, its journal whole; what becomes of the rest is decided once all of that has come. */
    private void restore(StockHub hub, int which, Random random) {
        var stall = stalls.get(which);
        if (!restored.get(which) && random.nextInt(4) == 0) {
            stall.restored(++epochs);
            restored.set(which, true);
        } else if (restored.get(which) && random.nextInt(3) == 0) {
            hub.hear(stall.report());
            hub.receive(stall);
            hub.book().settle(stall.node(), "", random.nextBoolean() ? ReturnedSlice.KEEP : ReturnedSlice.RETURN);
            restored.set(which, false);
        }
    }

    private void check(StockHub hub, String when) {
        var pool = hub.level(SKU);
        long reach = stalls.stream().mapToLong(stall -> stall.reach(SKU)).sum();
        assertThat(reach).as(when).isLessThanOrEqualTo(pool.units());
        assertThat(pool.free()).as(when).isNotNegative();
        assertThat(hub.book().questions()).as(when).allMatch(Question.ReturnedSlice.class::isInstance);
    }

    private void settle(StockHub hub) {
        for (var stall : stalls) {
            stall.release(SKU);
            hub.meet(stall);
            hub.receive(stall);
            hub.book().settle(stall.node(), "", ReturnedSlice.RETURN);
            hub.allot(stall, SKU + "=0");
            hub.meet(stall);
            hub.receive(stall);
            hub.book().askAgain(Duration.ZERO);
            hub.meet(stall);
        }
    }
}
