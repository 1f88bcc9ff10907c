package dev.flightcase.hub.postgres;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The files of one server: its data, and the password of its only user. */
final class Cluster {
    static final String USER = "flightcase";
    static final String DATABASE = "postgres";

    private static final String VERSION = "18";
    private static final int PASSWORD_BYTES = 24;
    private static final int LIMIT_SECONDS = 60;

    private final Path folder;
    private final Account account;

    Cluster(Path folder, Account account) {
        this.folder = folder;
        this.account = account;
    }

    Path data() {
        return folder.resolve("cluster");
    }

    String password() throws IOException {
        return Files.readString(folder.resolve("password")).strip();
    }

    /** Makes what is missing. Interrupted anywhere, it starts anew the next time. */
    void prepare(Path programs) throws IOException, InterruptedException {
        if (Files.exists(data())) {
            var version = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!version.equals(VERSION)) {
                throw new HubException("database.data " + folder + " is of PostgreSQL " + version + ", this hub brings "
                        + VERSION + "; dump it with the old hub, or choose another folder");
            }
            return;
        }
        var password = folder.resolve("password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(password, HexFormat.of().formatHex(bytes) + "\n");

        var fresh = folder.resolve("cluster.new");
        var told = folder.resolve("password.new");
        Programs.remove(fresh);
        Files.deleteIfExists(told);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(told, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(told, password());
        account.own(fresh);
        account.own(told);
        initialise(programs, fresh, told);
        Files.delete(told);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Path programs, Path fresh, Path told) throws IOException, InterruptedException {
        var log = folder.resolve("initdb.log");
        var builder = new ProcessBuilder(account.command(List.of(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + told,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile());
        Server.environment(builder);
        var process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new HubException("initdb did not end within " + LIMIT_SECONDS + " s; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new HubException(
                    "PostgreSQL's files could not be made in " + folder + " (database.data): " + Server.lastLines(log));
        }
        Files.delete(log);
    }
}
