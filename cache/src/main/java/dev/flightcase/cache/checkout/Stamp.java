package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/**
 * What the ledger itself adds to a record: its place in the journal.
 *
 * @param number in the chain
 * @param previous hash of the entry before in the chain
 */
record Stamp(UUID id, Moment moment, long sequence, long number, Bytes previous) {
    /** The members that every record ends with. */
    void close(JsonGenerator json) {
        json.writeStringProperty("at", moment.at().toString());
        json.writeStringProperty("clock", moment.clock().name());
        json.writeNumberProperty("boot", moment.boot());
        json.writeNumberProperty("sequence", sequence);
        json.writeStringProperty("previous", JournalEntry.base64(previous));
    }
}
