package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.allotments.Movement;
import dev.flightcase.hub.allotments.MovementReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts from the ledger what left the stock of nodes that have slices: each journal in its order, as far as it is there without gaps. Entries that came again in
 * a later epoch count where they came first.
 */
final class StockCounting {
    private static final Logger LOG = LoggerFactory.getLogger(StockCounting.class);

    private final Connection connection;
    private final Journal journal;
    private final Map<Key, Sums> changed = new HashMap<>();

    private StockCounting(Connection connection, Journal journal) {
        this.connection = connection;
        this.journal = journal;
    }

    /** @param mark as far as it is there */
    record Journal(String node, long epoch, long mark) {}

    private record Key(UUID event, String sku) {}

    private record Entry(long sequence, int kind, ByteString record) {}

    private static final class Sums {
        private boolean started;
        private long earlier;
        private long units;
        private long earlierByHand;
        private long byHand;

        void out(long more) {
            if (started) {
                units += more;
            } else {
                earlier += more;
            }
        }

        void hand(long more) {
            if (started) {
                byHand += more;
            } else {
                earlierByHand += more;
            }
        }
    }

    /** Those of which more is there than was counted. */
    static List<Journal> behind(Connection connection) throws SQLException {
        var journals = Sql.list(
                connection,
                """
                SELECT m.node, m.epoch, m.received::text AS received, coalesce(c.sequence, 0) AS counted
                FROM marks m LEFT JOIN stock_cursors c USING (node, epoch)
                WHERE EXISTS (SELECT 1 FROM slices s WHERE s.node = m.node)
                ORDER BY m.node, m.first_at
                """,
                found -> new Behind(
                        new Journal(
                                found.getString("node"),
                                found.getLong("epoch"),
                                Ranges.received(found.getString("received")).mark()),
                        found.getLong("counted")));
        return journals.stream()
                .filter(behind -> behind.journal().mark() > behind.counted())
                .map(Behind::journal)
                .toList();
    }

    private record Behind(Journal journal, long counted) {}

    /** Returns whether there is more. */
    static boolean count(Connection connection, Journal journal, int entriesMax) throws SQLException {
        return new StockCounting(connection, journal).count(entriesMax);
    }

    private boolean count(int entriesMax) throws SQLException {
        Sql.run(
                connection,
                "INSERT INTO stock_cursors (node, epoch) VALUES (?, ?) ON CONFLICT DO NOTHING",
                journal.node(),
                journal.epoch());
        long counted = Sql.list(
                        connection,
                        "SELECT sequence FROM stock_cursors WHERE node = ? AND epoch = ? FOR UPDATE",
                        found -> found.getLong(1),
                        journal.node(),
                        journal.epoch())
                .getFirst();
        var entries = Sql.list(
                connection,
                """
                SELECT sequence, kind, record FROM entries
                WHERE node = ? AND epoch = ? AND sequence > ? AND sequence <= ? AND kind IN (1, 3, 4, 5)
                ORDER BY sequence LIMIT ?
                """,
                found -> new Entry(found.getLong(1), found.getInt(2), ByteString.copyFrom(found.getBytes(3))),
                journal.node(),
                journal.epoch(),
                counted,
                journal.mark(),
                entriesMax);
        for (var entry : entries) {
            take(read(entry.kind(), entry.record(), entry.sequence()));
        }
        write();
        boolean more = entries.size() == entriesMax;
        Sql.run(
                connection,
                "UPDATE stock_cursors SET sequence = ? WHERE node = ? AND epoch = ? AND sequence < ?",
                more ? entries.getLast().sequence() : journal.mark(),
                journal.node(),
                journal.epoch(),
                more ? entries.getLast().sequence() : journal.mark());
        return more;
    }

    private Movement read(int kind, ByteString record, long sequence) {
        var read = MovementReader.read(kind, record);
        if (read.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("node", journal.node())
                    .addKeyValue("sequence", sequence)
                    .log("what an entry means for stock can not be read; it is not counted");
        }
        return read.orElseGet(Movement.None::new);
    }

    private void take(Movement movement) throws SQLException {
        switch (movement) {
            case Movement.Sold(var event, var units) -> out(event, units, 1);
            case Movement.TakenBack(var order) -> takeBack(order);
            case Movement.Adjusted(var event, var sku, var byHand, var withdrawn) -> {
                var sums = sums(event, sku);
                sums.out(withdrawn);
                sums.hand(byHand);
            }
            case Movement.Granted granted -> start(granted);
            case Movement.None _ -> {}
        }
    }

    private void out(UUID event, Map<String, Long> units, int sign) throws SQLException {
        for (var sold : units.entrySet()) {
            sums(event, sold.getKey()).out(sign * sold.getValue());
        }
    }

    /** Where the void is, not where the order was: it is there that the units can be sold again. */
    private void takeBack(UUID order) throws SQLException {
        var found = Sql.first(
                connection,
                "SELECT kind, record FROM entries WHERE entry_id = ?",
                row -> read(row.getInt(1), ByteString.copyFrom(row.getBytes(2)), 0),
                order);
        if (found.isPresent() && found.get() instanceof Movement.Sold(var event, var units)) {
            out(event, units, -1);
        }
    }

    /** One that was granted in another epoch, and came again with a card that was rolled back, starts nothing. */
    private void start(Movement.Granted granted) throws SQLException {
        var event = Confirming.event(connection, journal.node(), journal.epoch(), granted.version());
        if (event.isEmpty()) {
            return;
        }
        Confirming.name(connection, journal.node(), granted.event(), event.get());
        for (var sku : granted.skus()) {
            sums(granted.event(), sku).started = true;
        }
    }

    private Sums sums(UUID event, String sku) throws SQLException {
        var key = new Key(event, sku);
        var known = changed.get(key);
        if (known != null) {
            return known;
        }
        var sums = Sql.first(
                        connection,
                        "SELECT started, earlier, units, earlier_by_hand, by_hand FROM stock_moves WHERE node = ? AND epoch = ? AND event = ? AND sku = ?",
                        found -> {
                            var read = new Sums();
                            read.started = found.getBoolean(1);
                            read.earlier = found.getLong(2);
                            read.units = found.getLong(3);
                            read.earlierByHand = found.getLong(4);
                            read.byHand = found.getLong(5);
                            return read;
                        },
                        journal.node(),
                        journal.epoch(),
                        event,
                        sku)
                .orElseGet(Sums::new);
        changed.put(key, sums);
        return sums;
    }

    private void write() throws SQLException {
        for (var each : changed.entrySet()) {
            var sums = each.getValue();
            Sql.run(
                    connection,
                    """
                    INSERT INTO stock_moves (node, epoch, event, sku, started, earlier, units, earlier_by_hand, by_hand)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (node, epoch, event, sku) DO UPDATE SET started = excluded.started, earlier = excluded.earlier,
                        units = excluded.units, earlier_by_hand = excluded.earlier_by_hand, by_hand = excluded.by_hand
                    """,
                    journal.node(),
                    journal.epoch(),
                    each.getKey().event(),
                    each.getKey().sku(),
                    sums.started,
                    sums.earlier,
                    sums.units,
                    sums.earlierByHand,
                    sums.byHand);
        }
    }
}
