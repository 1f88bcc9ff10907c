package dev.flightcase.daemon.command;

import dev.flightcase.cache.token.OperatorPin;
import java.util.List;
import java.util.function.Consumer;

/** {@code operator-pin}: shows it to whoever may use the control socket. */
public final class PinVerb implements ControlVerb {
    public static final String NAME = "operator-pin";

    private final OperatorPin pin;

    public PinVerb(OperatorPin pin) {
        this.pin = pin;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        return new CommandResult(
                ExitCode.OK,
                List.of("operator-pin " + pin.reveal()),
                JsonLine.object(json -> json.writeStringProperty("operator_pin", pin.reveal())));
    }
}
