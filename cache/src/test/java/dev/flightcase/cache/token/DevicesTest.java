package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Writes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    private final MemoryStore disk = new MemoryStore();
    private final Now now = new Now();

    @Test
    void aPhoneIsKnownAfterARestartWithEverythingAboutIt() {
        EnrolOutcome.Enrolled enrolled;
        try (var before = new TestAccess(disk, now)) {
            enrolled = before.enrolled("Phöne 1");
            now.pass(Duration.ofHours(2));
            before.devices.byCredential(enrolled.credential());
        }

        try (var after = new TestAccess(disk, now)) {
            var device = after.devices.list().getFirst();

            assertThat(device.name()).isEqualTo("Phöne 1");
            assertThat(device.role()).isEqualTo(Role.POS);
            assertThat(device.enrolledAt()).isEqualTo(Instant.parse("2026-11-21T18:00:00Z"));
            assertThat(device.lastSeen()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));
            assertThat(after.devices.byCredential(enrolled.credential())).contains(device);
        }
    }

    @Test
    void aKilledNodeKnowsItsPhonesToo() {
        var killed = new TestAccess(disk, now);
        var enrolled = killed.enrolled("Phone 1");

        try (var after = new TestAccess(disk, now)) {
            assertThat(after.devices.byCredential(enrolled.credential())).isPresent();
        }
    }

    @Test
    void theDiskHoldsTheHashOfASecretAndNotTheSecret() {
        try (var access = new TestAccess(disk, now)) {
            var credential = DeviceCredential.parse(access.enrolled("Phone 1").credential())
                    .orElseThrow();
            var stored = new ArrayList<byte[]>();
            disk.open().scan(DeviceStore.DEVICES, new byte[0], new byte[0], (_, value) -> stored.add(value));

            var text = new String(stored.getFirst(), StandardCharsets.ISO_8859_1);

            assertThat(stored).hasSize(1);
            assertThat(text)
                    .contains(latin(Bytes.owning(Sha256.of(credential.secret().toArray()))))
                    .doesNotContain(latin(credential.secret()));
        }
    }

    @Test
    void anotherSecretOrAnotherPhonesIdIsNobody() {
        try (var access = new TestAccess(disk, now)) {
            var one = access.enrolled("Phone 1");
            var random = new SecureRandom();

            assertThat(access.devices.byCredential(
                            DeviceCredential.make(one.device().id(), random).text()))
                    .isEmpty();
            assertThat(access.devices.byCredential(
                            DeviceCredential.make(UUID.randomUUID(), random).text()))
                    .isEmpty();
            assertThat(access.devices.byCredential(new DeviceCredential(
                                    access.enrolled("Phone 2").device().id(),
                                    DeviceCredential.parse(one.credential())
                                            .orElseThrow()
                                            .secret())
                            .text()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d1.",
                "d1.AAAA",
                "d2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "d1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "d1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u0000",
                "d1.ÄAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "d1.////////////////////////////////////////////////////////////////",
            })
    void anyTextMayBeShownForASecret(String text) {
        try (var access = new TestAccess(disk, now)) {
            access.enrolled("Phone 1");

            assertThat(access.devices.byCredential(text)).isEmpty();
        }
    }

    @Test
    void everyOtherCharacterMakesItAnotherSecret() {
        try (var access = new TestAccess(disk, now)) {
            var credential = access.enrolled("Phone 1").credential();
            for (int i = 0; i < credential.length(); i++) {
                var forged = new StringBuilder(credential);
                forged.setCharAt(i, credential.charAt(i) == 'A' ? 'B' : 'A');

                assertThat(access.devices.byCredential(forged.toString())).isEmpty();
            }
        }
    }

    @Test
    void aPhoneThatIsShutOutStaysOut() {
        try (var access = new TestAccess(disk, now)) {
            var enrolled = access.enrolled("Phone 1");

            assertThat(access.devices.revoke(enrolled.device().id())).isInstanceOf(RevokeOutcome.Revoked.class);

            assertThat(access.devices.byCredential(enrolled.credential())).isEmpty();
            assertThat(access.devices.revoke(enrolled.device().id())).isInstanceOf(RevokeOutcome.Unknown.class);
        }
        try (var after = new TestAccess(disk, now)) {
            assertThat(after.devices.list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryStore.Fault.class)
    void shuttingOutHoldsAtOnceAndIsMadeUpForWhenTheDiskFailed(MemoryStore.Fault fault) {
        try (var access = new TestAccess(disk, now)) {
            var enrolled = access.enrolled("Phone 1");
            disk.failWrite(1, fault);

            assertThat(access.devices.revoke(enrolled.device().id()))
                    .isEqualTo(new RevokeOutcome.NotDurable(Kind.INPUT_OUTPUT));
            assertThat(access.devices.byCredential(enrolled.credential())).isEmpty();

            assertThat(access.devices.revoke(enrolled.device().id())).isInstanceOf(RevokeOutcome.Revoked.class);
        }
        try (var after = new TestAccess(disk, now)) {
            assertThat(after.devices.list()).isEmpty();
        }
    }

    @Test
    void isReadFromADiskThatTakesNoWrites() {
        EnrolOutcome.Enrolled enrolled;
        try (var before = new TestAccess(disk, now)) {
            enrolled = before.enrolled("Phone 1");
        }
        disk.breakDisk();

        try (var after = new TestAccess(disk, now)) {
            assertThat(after.devices.byCredential(enrolled.credential())).isPresent();
            assertThat(after.enrolment.enrol(after.code(Role.POS), "Phone 2"))
                    .isInstanceOf(EnrolOutcome.NotDurable.class);

            disk.mendDisk();
            assertThat(after.enrolled("Phone 2").device().role()).isEqualTo(Role.POS);
        }
    }

    @Test
    void aFirstStartOnAFullDiskEnrolsOnceThereIsRoom() {
        var full = new FullAtFirst();
        try (var devices = new Devices(full, 10, now, new SecureRandom())) {
            devices.start();
            assertThat(devices.add("Phone 1", Role.POS)).isEqualTo(new Devices.Addition.NotDurable(Kind.DISK_FULL));

            full.hasRoom = true;

            assertThat(devices.add("Phone 1", Role.POS)).isInstanceOf(Devices.Addition.Added.class);
        }
    }

    /** A disk without a database, and at first without room for one. */
    private static final class FullAtFirst implements KeyValueStore.Opener {
        private final MemoryStore disk = new MemoryStore();
        private boolean hasRoom;

        @Override
        public KeyValueStore open() {
            if (!hasRoom) {
                throw new StoreException(Kind.DISK_FULL, "the disk is full", null);
            }
            return disk.open();
        }

        @Override
        public KeyValueStore openToRead() {
            throw new StoreException(Kind.INPUT_OUTPUT, "there is no database", null);
        }
    }

    @Test
    void aDamagedDatabaseLeavesTheOperator() {
        try (var devices = new Devices(failing(Kind.CORRUPTED), 10, now, new SecureRandom())) {
            devices.start();

            assertThat(devices.list()).isEmpty();
            assertThat(devices.add("Phone 1", Role.POS)).isEqualTo(new Devices.Addition.NotDurable(Kind.CORRUPTED));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LOCKED", "NO_PERMISSION", "NO_LIBRARY"})
    void whatSomebodyHasToMendFirstEndsTheStart(Kind kind) {
        try (var devices = new Devices(failing(kind), 10, now, new SecureRandom())) {
            assertThatThrownBy(devices::start).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aRowOfAnotherFormIsLeftAloneAndTheOthersAreRead() {
        try (var access = new TestAccess(disk, now)) {
            access.enrolled("Phone 1");
        }
        var writes = new Writes();
        writes.put(DeviceStore.DEVICES, new byte[] {1}, new byte[] {9});
        disk.open().write(writes, Durability.SYNCED);

        try (var after = new TestAccess(disk, now)) {
            assertThat(after.devices.list()).extracting(Device::name).containsExactly("Phone 1");
        }
    }

    @Test
    void lookingAtAPhoneWritesNothing() {
        try (var access = new TestAccess(disk, now)) {
            var credential = access.enrolled("Phone 1").credential();
            int writes = disk.writes();
            for (int i = 0; i < 10; i++) {
                now.pass(Duration.ofMinutes(1));
                assertThat(access.devices.byCredential(credential).orElseThrow().lastSeen())
                        .isEqualTo(now.instant());
            }

            assertThat(disk.writes()).isEqualTo(writes);
        }
    }

    private static KeyValueStore.Opener failing(Kind kind) {
        return new KeyValueStore.Opener() {
            @Override
            public KeyValueStore open() {
                throw new StoreException(kind, "made to fail", null);
            }

            @Override
            public KeyValueStore openToRead() {
                throw new StoreException(kind, "made to fail", null);
            }
        };
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
