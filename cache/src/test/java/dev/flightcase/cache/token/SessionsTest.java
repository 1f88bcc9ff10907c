package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.token.PinOutcome.Opened;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    private final Now now = new Now();
    private final TestAccess access = new TestAccess(new MemoryStore(), now);

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void thePinMakesAnOperator() {
        var opened = (Opened) access.sessions.open("123456", null);

        assertThat(opened.session().role()).isEqualTo(Role.OPERATOR);
        assertThat(access.sessions.byToken(opened.session().token())).contains(Principal.operator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123457", "12345", "1234567", "१२३४५६", "123456\n"})
    void anotherPinDoesNot(String pin) {
        assertThat(access.sessions.open(pin, null)).isInstanceOf(PinOutcome.Wrong.class);
    }

    @Test
    void thePinOnAnEnrolledPhoneMakesThatPhoneTheOperators() {
        var phone = access.enrolled("Phone 1").device().principal();

        var opened = (Opened) access.sessions.open("123456", phone);

        assertThat(access.sessions.byToken(opened.session().token()))
                .contains(new Principal(phone.device(), Role.OPERATOR, "Phone 1"));
    }

    @Test
    void aSessionEndsWithItsPhone() {
        var phone = access.enrolled("Phone 1").device().principal();
        var pos = access.sessions.open(phone).token();
        var operator =
                ((Opened) access.sessions.open("123456", phone)).session().token();
        assertThat(access.sessions.byToken(pos)).contains(phone);

        access.devices.revoke(phone.device());

        assertThat(access.sessions.byToken(pos)).isEmpty();
        assertThat(access.sessions.byToken(operator)).isEmpty();
    }

    @Test
    void mistakesWithPinsAndCodesCountTogetherAndKeepNobodyOutWhoIsIn() {
        var phone = access.enrolled("Phone 1");
        var token = access.sessions.open(phone.device().principal()).token();
        for (int guess = 0; guess < 3; guess++) {
            access.sessions.open("000000", null);
            access.enrolment.enrol("0000-0000", "Guess");
        }

        assertThat(access.sessions.open("123456", null)).isEqualTo(new PinOutcome.TooSoon(Duration.ofSeconds(1)));
        assertThat(access.enrolment.enrol(access.code(Role.POS), "Phone 2"))
                .isEqualTo(new EnrolOutcome.TooSoon(Duration.ofSeconds(1)));
        assertThat(access.sessions.byToken(token)).isPresent();
        assertThat(access.sessions.byCredential(phone.credential())).isPresent();
    }
}
