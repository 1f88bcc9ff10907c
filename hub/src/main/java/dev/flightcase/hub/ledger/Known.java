package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.UUID;

/**
 * What the ledger has that a batch may collide with.
 *
 * @param hashes of entries, by id, wherever they came from
 * @param places of the batch's epoch that are taken, by sequence
 */
public record Known(Map<UUID, ByteString> hashes, Map<Long, UUID> places) {
    public static final Known NOTHING = new Known(Map.of(), Map.of());

    public Known {
        hashes = Map.copyOf(hashes);
        places = Map.copyOf(places);
    }
}
