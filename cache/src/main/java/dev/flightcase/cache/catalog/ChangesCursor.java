package dev.flightcase.cache.catalog;

import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where someone stands who follows the changes. Between two walks: at a revision. Within one: what it began with, at which
 * revision of which edition it is read, and how far it has come.
 *
 * @param since what changed after this revision is still to be told
 * @param edition whose positions are meant; 0 between two walks
 * @param revision at which the walk is read
 * @param position of the next product
 */
record ChangesCursor(UUID event, long since, long edition, long revision, int position) {
    static final int BYTES = UuidBytes.LENGTH + 3 * Long.BYTES + Integer.BYTES;

    /** Everything of this revision is known. */
    static ChangesCursor after(Edition edition) {
        return new ChangesCursor(edition.key().event(), edition.revision(), 0, 0, 0);
    }

    static ChangesCursor decode(ByteBuffer in) {
        return new ChangesCursor(UuidBytes.get(in), in.getLong(), in.getLong(), in.getLong(), in.getInt());
    }

    ChangesCursor within(Edition edition, int next) {
        return new ChangesCursor(event, since, edition.key().revision(), edition.revision(), next);
    }

    String seal(Cursors cursors) {
        return cursors.seal(
                Cursors.Kind.CHANGES,
                UuidBytes.put(ByteBuffer.allocate(BYTES), event)
                        .putLong(since)
                        .putLong(edition)
                        .putLong(revision)
                        .putInt(position)
                        .array());
    }
}
