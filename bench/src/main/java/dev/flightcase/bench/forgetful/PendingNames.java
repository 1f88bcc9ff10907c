package dev.flightcase.bench.forgetful;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of names that no fsync of their folder has made durable yet, in their order. */
final class PendingNames {
    private final List<Change> changes = new ArrayList<>();

    /** @param node null: the name is gone */
    record Edit(FolderNode in, String name, @Nullable Node node) {}

    /** One call of a process: a rename is two edits that are durable together or not at all. */
    record Change(List<Edit> edits) {
        Change {
            edits = List.copyOf(edits);
        }

        boolean touches(Set<FolderNode> folders) {
            return edits.stream().anyMatch(edit -> folders.contains(edit.in()));
        }

        void makeDurable() {
            for (var edit : edits) {
                if (edit.node() == null) {
                    edit.in().durable().remove(edit.name());
                } else {
                    edit.in().durable().put(edit.name(), edit.node());
                }
            }
        }
    }

    void add(Edit... edits) {
        changes.add(new Change(List.of(edits)));
    }

    /** All of this folder, with what happened before it to folders that a rename ties it to. */
    void sync(FolderNode folder) {
        Set<FolderNode> folders = new HashSet<>(Set.of(folder));
        Deque<Change> durable = new ArrayDeque<>();
        for (var change : changes.reversed()) {
            if (change.touches(folders)) {
                change.edits().forEach(edit -> folders.add(edit.in()));
                durable.push(change);
            }
        }
        durable.forEach(Change::makeDurable);
        changes.removeIf(change -> isOneOf(durable, change));
    }

    /** The same call, not an equal one: a file may be renamed to and fro. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOneOf(Deque<Change> durable, Change change) {
        return durable.stream().anyMatch(one -> one == change);
    }

    int size() {
        return changes.size();
    }

    /** Makes the first {@code keep} durable, as a journal does, and forgets the others. */
    void cut(int keep) {
        changes.subList(0, keep).forEach(Change::makeDurable);
        changes.clear();
    }
}
