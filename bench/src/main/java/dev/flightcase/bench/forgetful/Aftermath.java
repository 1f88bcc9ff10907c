package dev.flightcase.bench.forgetful;

import dev.flightcase.bench.forgetful.PowerCut.Loss;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts everything that durable names lead to into the state that it has on the medium. Files that none leads to are gone. */
final class Aftermath {
    private final Space space;
    private final @Nullable RandomGenerator random;
    private final Set<FileNode> settled = new HashSet<>();
    private Loss loss = new Loss(0, 0, 0);

    /** @param random null: nothing is kept that was not synced */
    Aftermath(Space space, @Nullable RandomGenerator random) {
        this.space = space;
        this.random = random;
    }

    /** @param root its names are durable already */
    Loss settle(FolderNode root) {
        space.forgetAll();
        settleFolder(root);
        return loss;
    }

    private void settleFolder(FolderNode folder) {
        folder.now().clear();
        folder.now().putAll(folder.durable());
        folder.links(2);
        for (var node : folder.now().values()) {
            switch (node) {
                case FileNode file -> settleFile(file);
                case FolderNode inner -> {
                    settleFolder(inner);
                    folder.links(folder.links() + 1);
                }
            }
        }
    }

    private void settleFile(FileNode file) {
        if (!settled.add(file)) {
            file.links(file.links() + 1);
            return;
        }
        file.links(1);
        file.opened(0);
        var content = file.content();
        loss = loss.plus(random == null ? content.forgetAll() : content.forgetSome(random));
        file.allocated().clear();
        space.take(file, 0, content.size());
    }
}
