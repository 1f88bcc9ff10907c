package dev.flightcase.daemon.command;

import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.HubStatus;
import dev.flightcase.daemon.hub.HubWatch;
import java.util.List;
import java.util.function.Consumer;

/** {@code push}: sends what waits for the hub now, whatever the schedule says. */
public final class PushVerb implements ControlVerb {
    public static final String NAME = "push";

    private final HubLine line;
    private final HubWatch watch;

    public PushVerb(HubLine line, HubWatch watch) {
        this.line = line;
        this.watch = watch;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        if (!line.pushNow()) {
            return new CommandResult(
                    ExitCode.UNAVAILABLE,
                    List.of("this stall has no hub: name its brokers under [uplink] in the configuration"));
        }
        var now = watch.look();
        return new CommandResult(
                ExitCode.OK,
                List.of(now.map(status -> "asked; " + status.says() + "; " + status.link())
                        .orElse("asked")),
                JsonLine.object(json -> {
                    json.writeBooleanProperty("pushed", true);
                    now.ifPresent((HubStatus status) -> status.write(json));
                }));
    }
}
