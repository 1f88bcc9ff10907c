package dev.flightcase.demo.folder;

import dev.flightcase.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * Where the hub's PostgreSQL has its files in a demo. It refuses to run as root, and the account that root hands it to must be able to
 * get into both folders: from a clone in root's home it can not, so then they are below {@code /var/lib}.
 *
 * @param data new for each demo
 * @param programs kept over demos: unpacking them takes two seconds
 */
public record PostgresFolders(Path data, Path programs) {
    private static final Path ELSEWHERE = Path.of("/var/lib/flightcase-demo");

    /** @param run the run directory, wiped already */
    public static PostgresFolders choose(Path run) {
        try {
            boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            return choose(run, root && !othersReach(run) ? ELSEWHERE : run);
        } catch (IOException e) {
            throw new DemoException("cannot prepare folders for PostgreSQL (" + e + "); check the disk", e);
        }
    }

    static PostgresFolders choose(Path run, Path base) throws IOException {
        if (base.equals(run)) {
            return new PostgresFolders(run.resolve("hub/postgres"), run.resolveSibling("postgres-programs"));
        }
        var data = base.resolve(run.getFileName().toString());
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(
                base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return new PostgresFolders(data, base.resolve("programs"));
    }

    private static boolean othersReach(Path folder) throws IOException {
        for (var at = folder.toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
