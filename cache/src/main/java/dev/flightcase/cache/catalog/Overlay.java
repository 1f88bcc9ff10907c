package dev.flightcase.cache.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator touched since the import, by position; immutable. Copied for each edit: a few thousand references, which
 * is less work than anything shared would be.
 */
final class Overlay {
    static final Overlay NONE = new Overlay(List.of());

    private final List<Edited> entries;

    private Overlay(List<Edited> entries) {
        this.entries = entries;
    }

    /** @param entries in any order, with one for each position */
    static Overlay of(List<Edited> entries) {
        return new Overlay(entries.stream()
                .sorted((one, other) -> Integer.compare(one.position(), other.position()))
                .toList());
    }

    /** In the order of positions. */
    List<Edited> entries() {
        return entries;
    }

    int size() {
        return entries.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Nullable
    Edited at(int position) {
        var found = search(position);
        return found >= 0 ? entries.get(found) : null;
    }

    /** The own product of that SKU that is there; they stand last. */
    @Nullable
    Edited own(String sku) {
        for (var n = entries.size() - 1; n >= 0 && entries.get(n).own(); n--) {
            if (!entries.get(n).removed() && entries.get(n).sku().equals(sku)) {
                return entries.get(n);
            }
        }
        return null;
    }

    /** Where an own product of that SKU is to stand: where one was removed, so that it has the place again, or at the end. */
    int placeOfOwn(String sku, int first) {
        for (var n = entries.size() - 1; n >= 0 && entries.get(n).own(); n--) {
            if (entries.get(n).sku().equals(sku)) {
                return entries.get(n).position();
            }
        }
        return entries.isEmpty() ? first : Math.max(first, entries.getLast().position() + 1);
    }

    Overlay with(Edited entry) {
        return with(entry.position(), entry);
    }

    /** @param entry null to take away what is there */
    Overlay with(int position, @Nullable Edited entry) {
        var found = search(position);
        var changed = new ArrayList<>(entries);
        if (found >= 0 && entry == null) {
            changed.remove(found);
        } else if (found >= 0) {
            changed.set(found, entry);
        } else if (entry != null) {
            changed.add(-found - 1, entry);
        }
        return new Overlay(List.copyOf(changed));
    }

    private int search(int position) {
        var low = 0;
        var high = entries.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var at = entries.get(middle).position();
            if (at == position) {
                return middle;
            }
            if (at < position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
