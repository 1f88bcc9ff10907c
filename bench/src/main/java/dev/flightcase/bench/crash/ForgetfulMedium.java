package dev.flightcase.bench.crash;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.forgetful.PowerCut;
import dev.flightcase.bench.fuse.MountedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** A disk that forgets what was not synced: the power goes first, then the process, as in the field. */
final class ForgetfulMedium implements Medium {
    /** One in so many cuts leaves nothing at all of what was not synced; the others leave some of it. */
    private static final int FORGETS_ALL = 3;

    private final MountedDisk disk;
    private boolean lies;

    private ForgetfulMedium(MountedDisk disk) {
        this.disk = disk;
    }

    /** @throws IOException with the reason where none can be mounted */
    static ForgetfulMedium in(Path folder) throws IOException {
        return new ForgetfulMedium(MountedDisk.mount(folder.resolve("data")));
    }

    /** From now to the next strike every fsync says that it has worked, and nothing of it is left after that. */
    void lie() {
        lies = true;
        disk.faults().fsyncLies(true);
    }

    @Override
    public PowerCut.Loss strike(NodeRun node, RandomGenerator random) throws IOException, InterruptedException {
        var cut = lies || random.nextInt(FORGETS_ALL) == 0
                ? PowerCut.forgettingAll()
                : PowerCut.seeded(random.nextLong());
        var loss = disk.cut(cut);
        node.kill();
        lies = false;
        disk.faults().fsyncLies(false);
        disk.plugIn();
        return loss;
    }

    @Override
    public void close() {
        disk.close();
    }
}
