package dev.flightcase.hub.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What becomes of the entries of a batch, beside what is known: design 5.3. The same id with the same hash is a duplicate, with
 * another hash a case for quarantine; so is a new id at a place that another one has.
 *
 * @param entering for the ledger
 * @param resent known already, and new at this place
 * @param duplicates known already, and at this very place
 */
public record Judgement(List<Entry> entering, List<Entry> resent, int duplicates, List<Unsound> quarantined) {
    public Judgement {
        entering = List.copyOf(entering);
        resent = List.copyOf(resent);
        quarantined = List.copyOf(quarantined);
    }

    /** Pure. An entry is judged by those before it in its batch, too. */
    public static Judgement of(Batch batch, Known known) {
        var hashes = new HashMap<>(known.hashes());
        var places = new HashMap<>(known.places());
        var entering = new ArrayList<Entry>();
        var resent = new ArrayList<Entry>();
        var quarantined = new ArrayList<>(batch.unsound());
        int duplicates = 0;
        for (var entry : batch.entries()) {
            var hash = hashes.get(entry.id());
            var holder = places.get(entry.sequence());
            if (hash != null && !hash.equals(entry.hash())) {
                quarantined.add(Unsound.of(entry, Reason.OTHER_HASH));
            } else if (holder != null && !holder.equals(entry.id())) {
                quarantined.add(Unsound.of(entry, Reason.PLACE_TAKEN));
            } else if (hash == null) {
                entering.add(entry);
                hashes.put(entry.id(), entry.hash());
                places.put(entry.sequence(), entry.id());
            } else if (holder == null) {
                resent.add(entry);
                places.put(entry.sequence(), entry.id());
            } else {
                duplicates++;
            }
        }
        return new Judgement(entering, resent, duplicates, quarantined);
    }
}
