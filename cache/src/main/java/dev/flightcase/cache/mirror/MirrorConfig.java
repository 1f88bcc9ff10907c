package dev.flightcase.cache.mirror;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the mirror is, and its bounds.
 *
 * @param folder on the other medium
 * @param interval between two looks at the journal: about how far the mirror may lag
 * @param retry between two tries when the medium is not there, refused or failing
 * @param closeWait what the medium gets for the last entries when the node stops
 */
public record MirrorConfig(Path folder, Duration interval, Duration retry, Duration closeWait) {
    public static MirrorConfig defaults(Path folder) {
        return new MirrorConfig(folder, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
