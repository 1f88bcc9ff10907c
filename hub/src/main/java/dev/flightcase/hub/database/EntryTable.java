package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.ledger.Known;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries, the places under which they came again, and their payment tokens. Whole batches go in as arrays, in one statement each. */
final class EntryTable {
    private EntryTable() {}

    /** What may collide with the batch: entries with one of its ids, and what stands at its places. */
    static Known known(Connection connection, Batch batch) throws SQLException {
        var hashes = new HashMap<UUID, ByteString>();
        var places = new HashMap<Long, UUID>();
        try (var byId = connection.prepareStatement("SELECT entry_id, hash FROM entries WHERE entry_id = ANY (?)")) {
            array(byId, 1, "uuid", batch.entries(), Entry::id);
            try (var found = byId.executeQuery()) {
                while (found.next()) {
                    hashes.put(found.getObject(1, UUID.class), ByteString.copyFrom(found.getBytes(2)));
                }
            }
        }
        try (var byPlace = connection.prepareStatement("""
                SELECT sequence, entry_id FROM entries WHERE node = ? AND epoch = ? AND sequence BETWEEN ? AND ?
                UNION ALL
                SELECT sequence, entry_id FROM resent WHERE node = ? AND epoch = ? AND sequence BETWEEN ? AND ?
                """)) {
            for (int at = 1; at <= 5; at += 4) {
                byPlace.setString(at, batch.from().node());
                byPlace.setLong(at + 1, batch.epoch());
                byPlace.setLong(at + 2, batch.range().first());
                byPlace.setLong(at + 3, batch.range().last());
            }
            try (var found = byPlace.executeQuery()) {
                while (found.next()) {
                    places.put(found.getLong(1), found.getObject(2, UUID.class));
                }
            }
        }
        return new Known(hashes, places);
    }

    /** Returns how many were entered: fewer, where one of the two unique keys was there already. */
    static int insert(Connection connection, Batch batch, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return 0;
        }
        // By id: two transactions that enter the same ones never wait for each other in a circle.
        var ordered = entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
        try (var insert = connection.prepareStatement("""
                INSERT INTO entries (node, epoch, entry_id, sequence, kind, number, hash, record, event, amount, currency, taken_at)
                SELECT ?, ?, id, sequence, kind, number, hash, record, event, amount, currency, to_timestamp(taken / 1000.0)
                FROM unnest(?::uuid[], ?::bigint[], ?::integer[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[], ?::bigint[],
                    ?::text[], ?::bigint[]) AS new (id, sequence, kind, number, hash, record, event, amount, currency, taken)
                ON CONFLICT DO NOTHING
                """)) {
            insert.setString(1, batch.from().node());
            insert.setLong(2, batch.epoch());
            array(insert, 3, "uuid", ordered, Entry::id);
            array(insert, 4, "int8", ordered, Entry::sequence);
            array(insert, 5, "int4", ordered, Entry::kind);
            array(insert, 6, "int8", ordered, Entry::number);
            bytes(insert, 7, ordered, Entry::hash);
            bytes(insert, 8, ordered, Entry::record);
            array(insert, 9, "text", ordered, entry -> entry.facts().event());
            array(insert, 10, "int8", ordered, entry -> entry.facts().amount());
            array(insert, 11, "text", ordered, entry -> entry.facts().currency());
            array(insert, 12, "int8", ordered, entry -> entry.facts().takenAtMillis());
            return insert.executeUpdate();
        }
    }

    static void resent(Connection connection, Batch batch, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO resent (node, epoch, sequence, entry_id)
                SELECT ?, ?, sequence, id FROM unnest(?::bigint[], ?::uuid[]) AS new (sequence, id)
                """)) {
            insert.setString(1, batch.from().node());
            insert.setLong(2, batch.epoch());
            array(insert, 3, "int8", entries, Entry::sequence);
            array(insert, 4, "uuid", entries, Entry::id);
            insert.executeUpdate();
        }
    }

    static void tokens(Connection connection, List<Entry> entered) throws SQLException {
        if (entered.stream().allMatch(entry -> entry.tokens().isEmpty())) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO payment_tokens (entry_id, tender, provider, scope, expires_at, sealed, key_id)
                VALUES (?, ?, ?, ?, to_timestamp(? / 1000.0), ?, ?)
                """)) {
            for (var entry : entered) {
                for (var token : entry.tokens()) {
                    insert.setObject(1, entry.id());
                    insert.setInt(2, token.tender());
                    insert.setString(3, token.provider());
                    insert.setString(4, token.scope());
                    insert.setLong(5, token.expiresAtMillis());
                    insert.setBytes(6, token.sealed().toByteArray());
                    insert.setLong(7, token.keyId());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void array(
            PreparedStatement statement,
            int at,
            String type,
            List<Entry> entries,
            Function<Entry, @Nullable Object> part)
            throws SQLException {
        var values = new @Nullable Object[entries.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.apply(entries.get(i));
        }
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }

    private static void bytes(
            PreparedStatement statement, int at, List<Entry> entries, Function<Entry, ByteString> part)
            throws SQLException {
        var values = new byte[entries.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.apply(entries.get(i)).toByteArray();
        }
        statement.setArray(at, statement.getConnection().createArrayOf("bytea", values));
    }
}
