package dev.flightcase.hal.network;

import dev.flightcase.hal.host.Forks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks ModemManager for the first modem, by mmcli (1.10 and newer). Two forks a look, and one more to have the signal measured at all,
 * which the modem does every {@link #MEASURE_SECONDS} from then on.
 */
public final class ModemManager {
    private static final String MEASURE_SECONDS = "30";

    private final Function<List<String>, Forks.Ran> run;
    private boolean measures;

    /** @param run runs a program, with {@link Forks} */
    public ModemManager(Function<List<String>, Forks.Ran> run) {
        this.run = run;
    }

    /** Blocks on the programs that it runs. By one thread at a time. */
    public Modem.Answer look() {
        return switch (mmcli()) {
            case Forks.Ran.Well(String output) -> found(KeyValues.read(output));
            case Forks.Ran.Badly(int _, String output) -> {
                measures = false;
                // "error: couldn't find modem", and the same for a daemon that is not on the bus.
                yield output.contains("couldn't find modem")
                        ? new Modem.Answer.None()
                        : new Modem.Answer.NoAnswer("ModemManager cannot be asked");
            }
            case Forks.Ran.Late() -> new Modem.Answer.NoAnswer("ModemManager does not answer");
            case Forks.Ran.NotThere(String why) -> new Modem.Answer.NoAnswer(why);
        };
    }

    private Modem.Answer found(KeyValues generic) {
        if (generic.text("modem.generic.state").isEmpty()) {
            return new Modem.Answer.NoAnswer("ModemManager says nothing of the modem's state");
        }
        if (!measures) {
            measures = mmcli("--signal-setup=" + MEASURE_SECONDS) instanceof Forks.Ran.Well;
        }
        var signal = mmcli("--signal-get") instanceof Forks.Ran.Well(String output)
                ? KeyValues.read(output)
                : KeyValues.read("");
        return new Modem.Answer.Found(new Modem(
                link(generic),
                generic.text("modem.generic.state").orElseThrow(),
                first(signal, "lte.rsrp", "5g.rsrp", "umts.rscp", "umts.rssi", "gsm.rssi"),
                first(signal, "lte.snr", "5g.snr")));
    }

    /** {@code modem.generic.ports.value[2] : wwan0 (net)} */
    private static Optional<String> link(KeyValues generic) {
        return generic.values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("modem.generic.ports.value["))
                .map(entry -> entry.getValue())
                .filter(port -> port.endsWith(" (net)"))
                .map(port -> port.substring(0, port.length() - " (net)".length()))
                .sorted()
                .findFirst();
    }

    private static Optional<Double> first(KeyValues signal, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> signal.number("modem.signal." + key).stream())
                .findFirst();
    }

    private Forks.Ran mmcli(String... more) {
        return run.apply(Stream.concat(Stream.of("mmcli", "-m", "any", "--output-keyvalue"), Stream.of(more))
                .toList());
    }
}
