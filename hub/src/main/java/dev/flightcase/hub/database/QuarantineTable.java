package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Reason;
import dev.flightcase.hub.ledger.Receipts;
import dev.flightcase.hub.ledger.Standing;
import dev.flightcase.hub.ledger.Unsound;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Entries that are not as they should be. */
final class QuarantineTable {
    private QuarantineTable() {}

    /** Returns how many are new; the same message at the same place is no other one. */
    static int add(Connection connection, Batch batch, List<Unsound> found) throws SQLException {
        if (found.isEmpty()) {
            return 0;
        }
        int added = 0;
        try (var insert = connection.prepareStatement("""
                INSERT INTO quarantine (node, epoch, sequence, digest, reason, sent_id, entry_id, hash, kind, number, record)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)) {
            for (var unsound : found) {
                insert.setString(1, batch.from().node());
                insert.setLong(2, batch.epoch());
                insert.setLong(3, unsound.sequence());
                insert.setBytes(4, unsound.digest().toByteArray());
                insert.setInt(5, unsound.reason().number());
                insert.setBytes(6, unsound.sentId().toByteArray());
                insert.setObject(7, unsound.id().orElse(null), Types.OTHER);
                insert.setBytes(8, unsound.hash().toByteArray());
                insert.setInt(9, unsound.kind());
                insert.setLong(10, unsound.number());
                insert.setBytes(11, unsound.record().toByteArray());
                added += insert.executeUpdate();
            }
        }
        return added;
    }

    /** The last ones of this epoch, by rising sequence; without those of which the ledger got the right one later. */
    static List<Standing.Refused> rejected(Connection connection, NodeTopic from, long epoch) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT sequence, sent_id, hash, reason FROM quarantine AS bad
                WHERE node = ? AND epoch = ?
                    AND NOT EXISTS (SELECT FROM entries AS good WHERE good.entry_id = bad.entry_id AND good.hash = bad.hash)
                ORDER BY sequence DESC, position DESC LIMIT ?
                """)) {
            select.setString(1, from.node());
            select.setLong(2, epoch);
            select.setInt(3, Receipts.REJECTED_MAX);
            var rejected = new ArrayList<Standing.Refused>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rejected.add(new Standing.Refused(
                            found.getLong(1),
                            ByteString.copyFrom(found.getBytes(2)),
                            ByteString.copyFrom(found.getBytes(3)),
                            Reason.of(found.getInt(4))));
                }
            }
            return rejected.reversed();
        }
    }
}
