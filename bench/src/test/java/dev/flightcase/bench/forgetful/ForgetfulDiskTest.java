package dev.flightcase.bench.forgetful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForgetfulDiskTest {
    private final TestDisk test = new TestDisk();
    private final ForgetfulDisk disk = test.disk;

    @Test
    void aPowerCutTakesBytesWithoutFsyncAndLeavesThoseWithIt() throws Exception {
        var file = test.durable("log", "first");
        test.write(file, 5, "second");

        var loss = test.cut();

        assertThat(test.text("log")).isEqualTo("first");
        assertThat(loss).isEqualTo(new PowerCut.Loss(0, 1, 0));
    }

    @Test
    void aPowerCutTakesANewFileWhoseFolderWasNotSynced() throws Exception {
        var file = test.file("log");
        test.write(file, 0, "synced");
        disk.sync(file);

        test.cut();

        assertThat(disk.list(test.root)).isEmpty();
    }

    @Test
    void aPowerCutEmptiesANewFileWhoseFolderAloneWasSynced() throws Exception {
        test.write(test.file("log"), 0, "not synced");
        disk.sync(test.root);

        test.cut();

        assertThat(test.text("log")).isEmpty();
    }

    @Test
    void aNewFolderIsGoneWithAllThatIsDurableInIt() throws Exception {
        var folder = disk.makeFolder(test.root, "ledger", TestDisk.ATTRIBUTES);
        var file = disk.makeFile(folder, "log", TestDisk.ATTRIBUTES);
        disk.sync(file);
        disk.sync(folder);

        test.cut();

        assertThat(disk.list(test.root)).isEmpty();
    }

    @Test
    void aRenameIsTakenBackUntilItsFolderIsSynced() throws Exception {
        test.durable("CURRENT", "old");
        var next = test.file("next");
        test.write(next, 0, "new");
        disk.sync(next);
        disk.sync(test.root);
        disk.rename(test.root, "next", test.root, "CURRENT", true);

        test.cut();
        assertThat(disk.list(test.root)).containsOnlyKeys("CURRENT", "next");
        assertThat(test.text("CURRENT")).isEqualTo("old");

        disk.rename(test.root, "next", test.root, "CURRENT", true);
        disk.sync(test.root);
        test.cut();
        assertThat(disk.list(test.root)).containsOnlyKeys("CURRENT");
        assertThat(test.text("CURRENT")).isEqualTo("new");
    }

    @Test
    void aRenameIntoAnotherFolderIsThereOnceWhicheverOfThemIsSynced() throws Exception {
        var other = disk.makeFolder(test.root, "other", TestDisk.ATTRIBUTES);
        test.durable("log", "text");
        disk.rename(test.root, "log", other, "moved", true);
        disk.sync(other);

        test.cut();

        assertThat(disk.list(test.root)).containsOnlyKeys("other");
        assertThat(disk.list(other)).containsOnlyKeys("moved");
    }

    @Test
    void aRemovedFileComesBackUntilItsFolderIsSynced() throws Exception {
        test.durable("log", "text");
        disk.removeFile(test.root, "log");

        test.cut();
        assertThat(test.text("log")).isEqualTo("text");

        disk.removeFile(test.root, "log");
        disk.sync(test.root);
        test.cut();
        assertThat(disk.list(test.root)).isEmpty();
    }

    @Test
    void whatIsRenamedToAndFroIsSyncedInItsOrder() throws Exception {
        test.durable("a", "text");
        disk.rename(test.root, "a", test.root, "b", true);
        disk.rename(test.root, "b", test.root, "a", true);
        disk.rename(test.root, "a", test.root, "b", true);
        disk.sync(test.root);

        test.cut();

        assertThat(disk.list(test.root)).containsOnlyKeys("b");
    }

    @Test
    void aShorterFileIsAsLongAsBeforeUntilItIsSynced() throws Exception {
        var file = test.durable("log", "long text");
        disk.resize(file, 4);
        test.write(file, 6, "end");
        assertThat(test.text(file)).isEqualTo("long\0\0end");

        test.cut();
        assertThat(test.text("log")).isEqualTo("long text");

        disk.resize(file, 4);
        test.write(file, 6, "end");
        disk.sync(file);
        test.cut();
        assertThat(test.text("log")).isEqualTo("long\0\0end");
    }

    @Test
    void aFileWithTwoNamesHasTheSameBytesUnderBoth() throws Exception {
        var file = test.durable("one", "text");
        disk.link(file, test.root, "two");
        disk.sync(test.root);

        test.cut();

        assertThat(disk.find(test.root, "two")).isSameAs(disk.find(test.root, "one"));
        assertThat(file.links()).isEqualTo(2);
        assertThat(test.text("two")).isEqualTo("text");
    }

    @Test
    void whatAFailedFsyncWasForIsNotSavedByALaterOne() throws Exception {
        var file = test.durable("log", "first");
        disk.faults().failFsync(2, 1);
        disk.sync(test.root);
        test.write(file, 0, "other");

        assertThatThrownBy(() -> disk.sync(file)).hasMessage("EIO");
        assertThat(test.text(file)).isEqualTo("other");
        disk.sync(file);
        test.cut();

        assertThat(test.text("log")).isEqualTo("first");
    }

    @Test
    void aDiskThatLiesSyncsNothing() throws Exception {
        var file = test.durable("log", "first");
        disk.faults().fsyncLies(true);
        test.write(file, 0, "other");
        disk.sync(file);

        test.cut();

        assertThat(test.text("log")).isEqualTo("first");
    }

    @Test
    void aFullDiskTakesWhatFitsAndThenNothingUntilThereIsSpace() throws Exception {
        var file = test.durable("log", "text");
        disk.leaveFree(Pages.PAGE_BYTES);

        assertThat(test.write(file, 4, new byte[3 * Pages.PAGE_BYTES])).isEqualTo(2 * Pages.PAGE_BYTES - 4);
        assertThatThrownBy(() -> test.write(file, 2L * Pages.PAGE_BYTES, new byte[1]))
                .hasMessage("ENOSPC");
        assertThatThrownBy(() -> test.file("more")).hasMessage("ENOSPC");
        assertThatThrownBy(() -> disk.reserve(file, 0, 3L * Pages.PAGE_BYTES, true))
                .hasMessage("ENOSPC");
        test.write(file, 0, "over what is there");
        disk.resize(file, 4);
        assertThat(test.write(file, Pages.PAGE_BYTES, new byte[1])).isOne();
    }

    @Test
    void whatWasSetAsideIsTakenAndDoesNotShow() throws Exception {
        var file = test.durable("log", "text");
        disk.reserve(file, 0, 4L * Pages.PAGE_BYTES, true);
        disk.leaveFree(0);

        assertThat(disk.size(file)).isEqualTo(4);
        assertThat(disk.usage().usedBytes()).isEqualTo(4L * Pages.PAGE_BYTES);
        assertThat(test.write(file, 4, new byte[4 * Pages.PAGE_BYTES - 4])).isEqualTo(4 * Pages.PAGE_BYTES - 4);
    }

    @Test
    void aRemovedFileKeepsItsSpaceWhileItIsOpen() throws Exception {
        var file = test.durable("log", "text");
        disk.opened(file);
        disk.removeFile(test.root, "log");
        assertThat(disk.usage().usedBytes()).isEqualTo(Pages.PAGE_BYTES);

        disk.closed(file);

        assertThat(disk.usage().usedBytes()).isZero();
    }

    @Test
    void aReadOnlyDiskIsReadAndNothingElse() throws Exception {
        var file = test.durable("log", "text");
        disk.faults().readOnly(true);

        assertThatThrownBy(() -> test.write(file, 0, "more")).hasMessage("EROFS");
        assertThatThrownBy(() -> disk.sync(file)).hasMessage("EROFS");
        assertThatThrownBy(() -> test.file("more")).hasMessage("EROFS");
        assertThatThrownBy(() -> disk.removeFile(test.root, "log")).hasMessage("EROFS");
        assertThat(test.text("log")).isEqualTo("text");
    }
}
