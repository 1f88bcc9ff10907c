package dev.flightcase.cache.token;

import dev.flightcase.cache.token.BackOff.Attempt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks, by token, device secret or PIN. Nothing here blocks. */
public final class Sessions {
    private final Devices devices;
    private final SessionTokens tokens;
    private final OperatorPin pin;
    private final BackOff backOff;

    /** @param backOff the one of the whole node */
    public Sessions(Devices devices, SessionTokens tokens, OperatorPin pin, BackOff backOff) {
        this.devices = devices;
        this.tokens = tokens;
        this.pin = pin;
        this.backOff = backOff;
    }

    /** Takes any text. A token ends with its time, or with the phone that it was given to. */
    public Optional<Principal> byToken(String token) {
        return tokens.verify(token).flatMap(this::holder);
    }

    /** Takes any text. */
    public Optional<Principal> byCredential(String credential) {
        return devices.byCredential(credential).map(Device::principal);
    }

    public Session open(Principal who) {
        return tokens.issue(who.device(), who.role());
    }

    /**
     * Takes any text.
     *
     * @param phone that the PIN is typed into, if it is an enrolled one; its session ends with it
     */
    public PinOutcome open(String typedPin, @Nullable Principal phone) {
        var attempt = backOff.attempt(() -> pin.matches(typedPin) ? Optional.of(pin) : Optional.empty());
        return switch (attempt) {
            case Attempt.Right<OperatorPin> _ ->
                new PinOutcome.Opened(open(phone == null ? Principal.operator() : phone.asOperator()));
            case Attempt.Wrong<OperatorPin> _ -> new PinOutcome.Wrong();
            case Attempt.TooSoon<OperatorPin>(var retryAfter) -> new PinOutcome.TooSoon(retryAfter);
        };
    }

    private Optional<Principal> holder(SessionTokens.Claims claims) {
        if (claims.device().equals(Principal.OPERATOR)) {
            return Optional.of(Principal.operator());
        }
        return devices.byId(claims.device()).map(device -> new Principal(device.id(), claims.role(), device.name()));
    }
}
