package dev.flightcase.cache.catalog;

/**
 * Where an event's catalog stands; written anew by each import and each edit.
 *
 * @param edition revision of the import that its rows are of
 * @param revision of the catalog since the last import or edit
 * @param floor what was removed is known from this revision on
 */
record EventHead(long edition, long revision, long floor) {

    byte[] encode() {
        return Wire.write(out -> {
            out.writeLong(edition);
            out.writeLong(revision);
            out.writeLong(floor);
        });
    }

    static EventHead decode(byte[] stored) {
        return Wire.read(stored, in -> new EventHead(in.readLong(), in.readLong(), in.readLong()));
    }

    EventHead at(long later) {
        return new EventHead(edition, later, floor);
    }
}
