package dev.flightcase.hub.database;

import dev.flightcase.hub.Sha256;
import dev.flightcase.hub.ledger.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;

/** Messages that belong nowhere, the last thousand different ones. */
final class DeadLetterTable {
    private static final int LETTERS_MAX = 1000;
    private static final int PAYLOAD_BYTES_MAX = 64 * 1024;

    private DeadLetterTable() {}

    static void add(Connection connection, DeadLetter letter) throws SQLException {
        var payload = letter.payload();
        try (var insert = connection.prepareStatement("""
                INSERT INTO dead_letters (topic, digest, reason, bytes, payload) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (topic, digest) DO UPDATE SET times = dead_letters.times + 1, last_at = now()
                """)) {
            insert.setString(1, letter.topic());
            insert.setBytes(2, Sha256.of(payload));
            insert.setString(3, letter.reason());
            insert.setInt(4, payload.size());
            insert.setBytes(
                    5,
                    payload.substring(0, Math.min(payload.size(), PAYLOAD_BYTES_MAX))
                            .toByteArray());
            insert.executeUpdate();
        }
        try (var delete = connection.prepareStatement("""
                DELETE FROM dead_letters WHERE (topic, digest) IN
                    (SELECT topic, digest FROM dead_letters ORDER BY last_at DESC OFFSET ?)
                """)) {
            delete.setInt(1, LETTERS_MAX);
            delete.executeUpdate();
        }
    }
}
