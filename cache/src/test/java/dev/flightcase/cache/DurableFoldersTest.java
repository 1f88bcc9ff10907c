package dev.flightcase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the names survive is shown by {@code bench crash} and its test, on a disk that forgets what was not synced. */
class DurableFoldersTest {
    @TempDir
    private Path directory;

    @Test
    void foldersAreMadeWithTheirModeAndFoundAgain() throws Exception {
        var mode = PosixFilePermissions.fromString("rwx------");
        var inner = directory.resolve("data/ledger");

        DurableFolders.make(inner, PosixFilePermissions.asFileAttribute(mode));
        DurableFolders.make(inner, PosixFilePermissions.asFileAttribute(mode));

        assertThat(Files.getPosixFilePermissions(inner)).isEqualTo(mode);
        assertThat(Files.getPosixFilePermissions(inner.resolveSibling("."))).isEqualTo(mode);
    }

    @Test
    void aLinkToAFolderIsOne() throws Exception {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        var link = Files.createSymbolicLink(directory.resolve("data"), elsewhere);

        DurableFolders.make(link.resolve("ledger"));

        assertThat(elsewhere.resolve("ledger")).isDirectory();
    }

    @Test
    void aFileInTheWayIsSaid() throws Exception {
        var file = Files.createFile(directory.resolve("data"));

        assertThatThrownBy(() -> DurableFolders.make(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> DurableFolders.make(file.resolve("ledger")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
