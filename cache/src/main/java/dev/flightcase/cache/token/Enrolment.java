package dev.flightcase.cache.token;

import dev.flightcase.cache.token.BackOff.Attempt;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a phone gets in: the operator asks for a code, the phone shows it once. */
public final class Enrolment {
    private static final Logger log = LoggerFactory.getLogger(Enrolment.class);
    private static final String NAME_RULE =
            "must have 1 to " + Device.NAME_CHARS_MAX + " characters and no line breaks or other control characters";
    private static final String CODE_RULE = "must be 8 digits such as 4719-2063";

    private final AccessConfig config;
    private final Devices devices;
    private final BackOff backOff;
    private final EnrolmentCodes codes;

    /**
     * @param backOff the one of the whole node
     * @param ticks monotonic nanoseconds
     */
    public Enrolment(AccessConfig config, Devices devices, BackOff backOff, SecureRandom random, LongSupplier ticks) {
        this.config = config;
        this.devices = devices;
        this.backOff = backOff;
        this.codes = new EnrolmentCodes(config.codesMax(), random, ticks);
    }

    /** A code of the usual lifetime. Does not block. */
    public CodeOutcome issue(Role role) {
        return issue(role, config.codeLifetime());
    }

    /**
     * A code for one phone, gone when the node stops. Does not block.
     *
     * @param role {@code VIEWER} or {@code POS}: an operator is who knows the PIN
     */
    public CodeOutcome issue(Role role, Duration lifetime) {
        if (role == Role.OPERATOR) {
            throw new IllegalArgumentException("no code makes an operator");
        }
        return codes.issue(role, lifetime);
    }

    /** Blocks on an fsync. Takes any text. */
    public EnrolOutcome enrol(String typedCode, String typedName) {
        var name = typedName.strip();
        if (name.isEmpty() || name.length() > Device.NAME_CHARS_MAX || hasControls(name)) {
            return new EnrolOutcome.BadName(NAME_RULE);
        }
        var digits = EnrolmentCodes.digits(typedCode);
        if (digits.isEmpty()) {
            return new EnrolOutcome.BadCode(CODE_RULE);
        }
        return switch (backOff.attempt(() -> codes.claim(digits.get()))) {
            case Attempt.Right<EnrolmentCodes.Open>(var code) -> enrol(code, name);
            case Attempt.Wrong<EnrolmentCodes.Open>() -> new EnrolOutcome.WrongCode();
            case Attempt.TooSoon<EnrolmentCodes.Open>(var retryAfter) -> new EnrolOutcome.TooSoon(retryAfter);
        };
    }

    private EnrolOutcome enrol(EnrolmentCodes.Open code, String name) {
        return switch (devices.add(name, code.role())) {
            case Devices.Addition.Added(Device device, DeviceCredential credential) -> {
                log.atInfo()
                        .addKeyValue("device", device.id())
                        .addKeyValue("role", device.role().word())
                        .log("a phone was enrolled");
                yield new EnrolOutcome.Enrolled(device, credential.text());
            }
            case Devices.Addition.TooMany() -> {
                codes.giveBack(code);
                yield new EnrolOutcome.TooManyDevices(config.devicesMax());
            }
            case Devices.Addition.NotDurable(var cause) -> {
                codes.giveBack(code);
                yield new EnrolOutcome.NotDurable(cause);
            }
        };
    }

    /** Line and paragraph separators and direction marks count: a name must not play tricks on the operator's list. */
    private static boolean hasControls(String name) {
        return name.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }
}
