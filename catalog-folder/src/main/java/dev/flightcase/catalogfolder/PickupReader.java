package dev.flightcase.catalogfolder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads each {@code [[pickup]]} of {@code event.toml}. */
final class PickupReader {
    private static final String KEY = "pickup";
    private static final Set<String> KEYS = Set.of("id", "name", "from", "until", "capacity");
    private static final int SLOTS_MAX = 100;
    private static final long CAPACITY_MAX = 1_000_000;

    private final EventFileReader values;
    private final Set<String> ids = new HashSet<>();

    PickupReader(EventFileReader values) {
        this.values = values;
    }

    List<Pickup> read(TomlTable toml) {
        var slots = new ArrayList<Pickup>();
        var value = toml.get(List.of(KEY));
        if (value == null) {
            return slots;
        }
        if (!(value instanceof TomlArray array) || !array.toList().stream().allMatch(TomlTable.class::isInstance)) {
            values.problem(toml, KEY, "", "is not a table", "write [[pickup]] on a line of its own for each slot");
            return slots;
        }
        if (array.size() > SLOTS_MAX) {
            values.problem(toml, KEY, "", "stands there more than " + SLOTS_MAX + " times", "join some slots");
            return slots;
        }
        for (var at = 0; at < array.size(); at++) {
            slot(array.getTable(at), slots);
        }
        return slots;
    }

    private void slot(TomlTable table, List<Pickup> slots) {
        values.unknownKeys(table, "pickup.", KEYS);
        var id = id(table);
        var from = values.time(table, "from");
        var until = values.time(table, "until");
        var capacity = capacity(table);
        if (from == null || until == null) {
            missing(table, from == null ? "from" : "until", "write when the hand-over begins and ends");
        } else if (!from.isBefore(until)) {
            values.problem(table, "until", until.toString(), "is not after \"from\"", "let the slot end later");
        } else {
            slots.add(new Pickup(id, values.text(table, "name", id), from.toInstant(), until.toInstant(), capacity));
        }
    }

    private String id(TomlTable table) {
        var id = values.text(table, "id", "");
        if (id.isEmpty()) {
            missing(table, "id", "write a short one such as id = \"early\"");
        } else if (!Sku.allows(id)) {
            values.problem(table, "id", id, "is no name of a slot", Sku.RULE);
        } else if (!ids.add(id)) {
            values.problem(table, "id", id, "stands there twice", "give each slot its own");
        }
        return id;
    }

    private int capacity(TomlTable table) {
        var value = table.get(List.of("capacity"));
        if (value == null) {
            missing(table, "capacity", "write how many orders may choose the slot");
        } else if (value instanceof Long number && number > 0 && number <= CAPACITY_MAX) {
            return number.intValue();
        } else {
            values.problem(
                    table,
                    "capacity",
                    value.toString(),
                    "is not a whole number from 1 to " + CAPACITY_MAX,
                    "write capacity = 40");
        }
        return 0;
    }

    /** A time of the wrong kind was reported where it stands. */
    private void missing(TomlTable table, String key, String advice) {
        if (table.get(List.of(key)) == null) {
            values.missing(table, "pickup." + key, advice);
        }
    }
}
