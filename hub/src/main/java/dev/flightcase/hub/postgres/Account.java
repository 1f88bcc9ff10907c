package dev.flightcase.hub.postgres;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root hands it to another account; anybody else runs it as they are.
 * Either way the kernel interrupts the server when the thread that started it ends, be it by {@code kill -9} of the hub.
 */
final class Account {
    /** In this order: the hub's own from its package, then the one that every system has. */
    private static final List<String> CANDIDATES = List.of("flightcase-hub", "nobody");

    private static final Path SELF = Path.of("/proc/self");
    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    private final Optional<Other> other;

    private Account(Optional<Other> other) {
        this.other = other;
    }

    private record Other(String name, String uid, String gid) {}

    static Account find() {
        try {
            boolean root = Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
            return new Account(root ? Optional.of(candidate()) : Optional.empty());
        } catch (IOException e) {
            throw new HubException("cannot find out which account runs the hub: " + e, e);
        }
    }

    private static Other candidate() throws IOException {
        var lines = Files.readAllLines(ACCOUNTS);
        for (var name : CANDIDATES) {
            for (var line : lines) {
                var fields = line.split(":", -1);
                if (fields.length >= 4 && fields[0].equals(name)) {
                    return new Other(name, fields[2], fields[3]);
                }
            }
        }
        throw new HubException("PostgreSQL does not run as root, and none of the accounts " + CANDIDATES
                + " is there; run the hub as a user, or set database.url");
    }

    /** The same command, run as this account; in a session of its own, since Ctrl-C in a terminal is for the hub, which stops the server in order. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "INT"));
        other.ifPresent(
                account -> all.addAll(List.of("--reuid", account.uid(), "--regid", account.gid(), "--clear-groups")));
        all.addAll(command);
        return all;
    }

    /** Hands a file or folder over to the account. */
    void own(Path path) throws IOException {
        if (other.isPresent()) {
            UserPrincipal owner = path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(other.get().name());
            Files.setOwner(path, owner);
        }
    }

    /**
     * @param key of the configuration that names the folder
     * @throws HubException when the account can not get into the folder, which is there
     */
    void mustReach(Path folder, String key) throws IOException {
        if (other.isEmpty()) {
            return;
        }
        for (var at = folder.toRealPath(); at != null; at = at.getParent()) {
            boolean open = Files.getPosixFilePermissions(at, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OTHERS_EXECUTE);
            if (!open) {
                throw new HubException(key + " is " + folder + ", which only root can get into (" + at
                        + "); PostgreSQL does not run as root: choose another folder, or run the hub as a user");
            }
        }
    }
}
