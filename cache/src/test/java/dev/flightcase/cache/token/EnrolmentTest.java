package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.token.EnrolOutcome.Enrolled;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {
    private final MemoryStore disk = new MemoryStore();
    private final Now now = new Now();
    private final TestAccess access = new TestAccess(disk, now);

    @AfterEach
    void close() {
        disk.withoutFaults();
        access.close();
    }

    @Test
    void aCodeEnrolsOnePhoneInItsRole() {
        var code = access.code(Role.VIEWER);

        var enrolled = (Enrolled) access.enrolment.enrol(code, " Phone 1 ");

        assertThat(code).matches("\\d{4}-\\d{4}");
        assertThat(enrolled.device().name()).isEqualTo("Phone 1");
        assertThat(enrolled.device().role()).isEqualTo(Role.VIEWER);
        assertThat(enrolled.device().id().version()).isEqualTo(7);
        assertThat(access.sessions.byCredential(enrolled.credential()))
                .contains(enrolled.device().principal());
        assertThat(access.enrolment.enrol(code, "Phone 2")).isInstanceOf(EnrolOutcome.WrongCode.class);
    }

    @Test
    void aCodeMayBeTypedWithOrWithoutWhatStandsBetweenItsDigits() {
        var code = access.code(Role.POS);

        assertThat(access.enrolment.enrol(" " + code.replace("-", " - "), "Phone 1"))
                .isInstanceOf(Enrolled.class);
        assertThat(access.enrolment.enrol(access.code(Role.POS).replace("-", ""), "Phone 2"))
                .isInstanceOf(Enrolled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4719-206", "4719-20633", "4719-206x", "４７１９-２０６３", "4719 2063 4719 2063 4719 2063 471920"})
    void whatCanBeNoCodeIsNoGuess(String typed) {
        for (int i = 0; i < 10; i++) {
            assertThat(access.enrolment.enrol(typed, "Phone")).isInstanceOf(EnrolOutcome.BadCode.class);
        }

        assertThat(access.enrolment.enrol(access.code(Role.POS), "Phone")).isInstanceOf(Enrolled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "12345678901234567890123456789012345678901", "a\nb", "a\u202Eb", "a\u2028b", "a\uD800b"
            })
    void aNameIsShortAndPlayTricksItCanNot(String name) {
        assertThat(access.enrolment.enrol(access.code(Role.POS), name)).isInstanceOf(EnrolOutcome.BadName.class);
        assertThat(access.devices.list()).isEmpty();
    }

    @Test
    void aCodeRunsOut() {
        var code = access.code(Role.POS);
        now.pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(access.enrolment.enrol(code, "Phone 1")).isInstanceOf(Enrolled.class);

        var late = access.code(Role.POS);
        now.pass(Duration.ofMinutes(10));
        assertThat(access.enrolment.enrol(late, "Phone 2")).isInstanceOf(EnrolOutcome.WrongCode.class);
    }

    @Test
    void sixteenCodesMayBeOpenAtOnce() {
        access.code(Role.POS);
        now.pass(Duration.ofMinutes(4));
        for (int i = 0; i < 15; i++) {
            access.code(Role.POS);
        }

        assertThat(access.enrolment.issue(Role.POS)).isEqualTo(new CodeOutcome.TooManyOpen(16, Duration.ofMinutes(6)));
        now.pass(Duration.ofMinutes(6));
        assertThat(access.enrolment.issue(Role.POS)).isInstanceOf(CodeOutcome.Issued.class);
    }

    @Test
    void noCodeMakesAnOperator() {
        assertThatThrownBy(() -> access.enrolment.issue(Role.OPERATOR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void guessingIsSlowedDownForEverybodyAndARightCodeIsNotLost() {
        var code = access.code(Role.POS);
        var other = code.equals("0000-0000") ? "0000-0001" : "0000-0000";
        for (int guess = 0; guess < 6; guess++) {
            assertThat(access.enrolment.enrol(other, "Guess")).isInstanceOf(EnrolOutcome.WrongCode.class);
        }

        assertThat(access.enrolment.enrol(code, "Phone 1")).isEqualTo(new EnrolOutcome.TooSoon(Duration.ofSeconds(1)));
        now.pass(Duration.ofSeconds(1));
        assertThat(access.enrolment.enrol(code, "Phone 1")).isInstanceOf(Enrolled.class);
    }

    @Test
    void whatIsNotDurableIsNotEnrolledAndTheCodeStaysOpen() {
        var code = access.code(Role.POS);
        disk.breakDisk();

        assertThat(access.enrolment.enrol(code, "Phone 1"))
                .isEqualTo(new EnrolOutcome.NotDurable(StoreException.Kind.DISK_FULL));
        assertThat(access.devices.list()).isEmpty();

        disk.mendDisk();
        assertThat(access.enrolment.enrol(code, "Phone 1")).isInstanceOf(Enrolled.class);
    }

    @Test
    void aWriteThatFailedAndLandedAllTheSameLeavesNoPhoneBehind() {
        var code = access.code(Role.POS);
        disk.failWrite(1, MemoryStore.Fault.LANDED);
        assertThat(access.enrolment.enrol(code, "Ghost")).isInstanceOf(EnrolOutcome.NotDurable.class);

        assertThat(access.enrolment.enrol(code, "Phone 1")).isInstanceOf(Enrolled.class);
        access.close();

        try (var again = new TestAccess(disk, now)) {
            assertThat(again.devices.list()).extracting(Device::name).containsExactly("Phone 1");
        }
    }

    @Test
    void moreThanTheMostAreRefusedAndTheCodeStaysOpen() {
        var first = access.enrolled("Phone 1");
        access.enrolled("Phone 2");
        access.enrolled("Phone 3");
        var code = access.code(Role.POS);

        assertThat(access.enrolment.enrol(code, "Phone 4")).isEqualTo(new EnrolOutcome.TooManyDevices(3));
        access.devices.revoke(first.device().id());

        assertThat(access.enrolment.enrol(code, "Phone 4")).isInstanceOf(Enrolled.class);
    }

    @Test
    void oneCodeLetsOnePhoneInHoweverManyShowItAtOnce() throws Exception {
        var code = access.code(Role.POS);
        Callable<EnrolOutcome> phone = () -> access.enrolment.enrol(code, "Phone");

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = pool.invokeAll(Collections.nCopies(5, phone)).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(outcomes).filteredOn(Enrolled.class::isInstance).hasSize(1);
        }
        assertThat(access.devices.list()).hasSize(1);
    }
}
