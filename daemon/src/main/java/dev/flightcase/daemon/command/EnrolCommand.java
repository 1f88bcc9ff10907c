package dev.flightcase.daemon.command;

import dev.flightcase.cache.token.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A code for a phone, or the operator's PIN. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a one-time code that lets one phone in, and says where to open it.",
            "The code is gone when it was used, when its time is over, or when the node stops. With --pin "
                    + "shows the operator's PIN instead."
        })
final class EnrolCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "pos",
            description = "pos sells, viewer only looks (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String role;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long the code is good, up to 1440; without, as access.code-lifetime says.")
    private @Nullable Integer minutes;

    @Option(names = "--pin", description = "Show the operator's PIN.")
    private boolean pin;

    @Override
    public Integer call() throws IOException {
        if (pin) {
            return daemon.ask(PinVerb.NAME, "");
        }
        if (Role.of(role).filter(known -> known != Role.OPERATOR).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--role is " + role + "; must be pos or viewer (an operator needs --pin)");
        }
        if (minutes != null && (minutes < 1 || minutes > EnrolVerb.LIFETIME_MAX.toMinutes())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes is " + minutes + "; must be from 1 to " + EnrolVerb.LIFETIME_MAX.toMinutes());
        }
        var result = daemon.result(
                EnrolVerb.NAME,
                minutes == null
                        ? role
                        : role + " " + Duration.ofMinutes(minutes).toSeconds());
        int code = daemon.show(result);
        if (daemon.isForPeople()) {
            EnrolVerb.url(result)
                    .ifPresent(url ->
                            TerminalQr.lines(url).forEach(spec.commandLine().getOut()::println));
        }
        return code;
    }
}
