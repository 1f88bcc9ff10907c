package dev.flightcase.cache.token;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.MemoryStore;
import java.security.SecureRandom;
import java.time.Duration;

/** Everything of this package on one disk, as the node puts it together. */
final class TestAccess implements AutoCloseable {
    static final AccessConfig CONFIG =
            new AccessConfig(Duration.ofMinutes(10), 16, 3, Duration.ofMinutes(15), "", BackOffConfig.defaults());
    private static final Bytes KEY = Bytes.owning(new byte[SessionTokens.KEY_BYTES]);

    final Now now;
    final Devices devices;
    final Enrolment enrolment;
    final Sessions sessions;

    TestAccess(MemoryStore disk, Now now) {
        this.now = now;
        var random = new SecureRandom();
        var backOff = new BackOff(CONFIG.backOff(), now);
        devices = new Devices(disk, CONFIG.devicesMax(), now, random);
        devices.start();
        enrolment = new Enrolment(CONFIG, devices, backOff, random, now);
        var tokens = new SessionTokens(KEY, CONFIG.sessionLifetime(), now);
        sessions = new Sessions(devices, tokens, new OperatorPin("123456"), backOff);
    }

    String code(Role role) {
        return ((CodeOutcome.Issued) enrolment.issue(role)).code().code();
    }

    EnrolOutcome.Enrolled enrolled(String name) {
        return (EnrolOutcome.Enrolled) enrolment.enrol(code(Role.POS), name);
    }

    @Override
    public void close() {
        devices.close();
    }
}
