package dev.flightcase.cache.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The codes that are open: a few, in memory only. Does not block. */
final class EnrolmentCodes {
    private static final int CODES = 100_000_000;
    private static final int DIGITS = 8;
    /** Digits with whatever people put between them. */
    private static final int TYPED_CHARS_MAX = 32;

    private final int most;
    private final SecureRandom random;
    private final LongSupplier ticks;
    private final List<Open> open = new ArrayList<>();

    record Open(String digits, Role role, long madeAt, Duration lifetime) {
        Duration left(long now) {
            return lifetime.minusNanos(now - madeAt);
        }

        /** Without the digits. */
        @Override
        public String toString() {
            return "Open[" + role + "]";
        }
    }

    EnrolmentCodes(int most, SecureRandom random, LongSupplier ticks) {
        this.most = most;
        this.random = random;
        this.ticks = ticks;
    }

    /** The digits of what somebody typed; empty when it can be no code, whatever is open. */
    static Optional<String> digits(String typed) {
        if (typed.length() > TYPED_CHARS_MAX) {
            return Optional.empty();
        }
        var digits = typed.replaceAll("[\\s-]", "");
        return digits.matches("[0-9]{" + DIGITS + "}") ? Optional.of(digits) : Optional.empty();
    }

    synchronized CodeOutcome issue(Role role, Duration lifetime) {
        long now = forgetExpired();
        if (open.size() >= most) {
            var next = open.stream().map(code -> code.left(now)).min(Comparator.naturalOrder());
            return new CodeOutcome.TooManyOpen(most, next.orElseThrow());
        }
        String digits;
        do {
            digits = String.format("%0" + DIGITS + "d", random.nextInt(CODES));
        } while (find(digits).isPresent());
        open.add(new Open(digits, role, now, lifetime));
        return new CodeOutcome.Issued(
                new EnrolmentCode(digits.substring(0, 4) + "-" + digits.substring(4), role, lifetime));
    }

    /** Takes the code out, so that nobody else can use it. */
    synchronized Optional<Open> claim(String digits) {
        forgetExpired();
        var found = find(digits);
        found.ifPresent(open::remove);
        return found;
    }

    /** Nothing came of it: the code is open again, for what is left of its time. */
    synchronized void giveBack(Open code) {
        open.add(code);
    }

    private long forgetExpired() {
        long now = ticks.getAsLong();
        open.removeIf(code -> !code.left(now).isPositive());
        return now;
    }

    /** Looks at all of them, so that the time tells nothing about the digits. */
    private Optional<Open> find(String digits) {
        var wanted = digits.getBytes(StandardCharsets.US_ASCII);
        var found = Optional.<Open>empty();
        for (var code : open) {
            if (MessageDigest.isEqual(code.digits().getBytes(StandardCharsets.US_ASCII), wanted)) {
                found = Optional.of(code);
            }
        }
        return found;
    }
}
