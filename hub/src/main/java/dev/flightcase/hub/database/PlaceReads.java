package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.NodeTopic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands at one place of a journal. */
final class PlaceReads {
    private static final int IN_THE_LEDGER = 0;

    private PlaceReads() {}

    /**
     * Hashes at one place of an epoch: that of the entry in the ledger, or else of what came there and is in quarantine, the
     * newest first. Empty when nothing came.
     */
    static List<ByteString> hashes(Connection connection, NodeTopic from, long epoch, long sequence)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT hash, 0 AS rank, 0 AS position FROM entries WHERE node = ? AND epoch = ? AND sequence = ?
                UNION ALL
                SELECT known.hash, 0, 0 FROM resent AS again JOIN entries AS known ON known.entry_id = again.entry_id
                WHERE again.node = ? AND again.epoch = ? AND again.sequence = ?
                UNION ALL
                SELECT hash, 1, position FROM quarantine WHERE node = ? AND epoch = ? AND sequence = ?
                ORDER BY rank, position DESC
                """)) {
            for (int at = 1; at <= 7; at += 3) {
                select.setString(at, from.node());
                select.setLong(at + 1, epoch);
                select.setLong(at + 2, sequence);
            }
            var hashes = new ArrayList<ByteString>();
            try (var found = select.executeQuery()) {
                boolean inLedger = false;
                while (!inLedger && found.next()) {
                    hashes.add(ByteString.copyFrom(found.getBytes(1)));
                    inLedger = found.getInt(2) == IN_THE_LEDGER;
                }
            }
            return hashes;
        }
    }

    /** Of what stands at the mark, or came there; empty when the mark is 0. */
    static ByteString markHash(Connection connection, NodeTopic from, long epoch, long mark) throws SQLException {
        var here = mark == 0 ? List.<ByteString>of() : hashes(connection, from, epoch, mark);
        return here.isEmpty() ? ByteString.EMPTY : here.getFirst();
    }
}
