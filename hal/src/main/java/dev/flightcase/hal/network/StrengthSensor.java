package dev.flightcase.hal.network;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.List;

/** How strong a radio link is received: {@code network.LINK.signal}, dBm. */
public final class StrengthSensor implements Sensor {
    /** Modems are asked by programs, which a small board feels. */
    private static final Duration MODEM_PERIOD = Duration.ofMinutes(1);

    private final String link;
    private final Signal signal;
    private final Duration period;
    private final Timebase time;
    private final Source source;

    /** Adds the sample. */
    private interface Source {
        void read(Signal signal, Samples samples);
    }

    private StrengthSensor(String link, Duration period, Timebase time, Source source) {
        this.link = link;
        this.signal = new Signal("network." + link + ".signal", Unit.DBM, Plausibility.between(-150, 0));
        this.period = period;
        this.time = time;
        this.source = source;
    }

    public static StrengthSensor wifi(String link, RadioLevels levels, Duration period, Timebase time) {
        return new StrengthSensor(
                link,
                period,
                time,
                (signal, samples) -> levels.of(link)
                        .ifPresentOrElse(
                                level -> samples.measured(signal, level),
                                () -> samples.undefined(signal, "it is not associated")));
    }

    /** A manager that does not answer is a failure; a modem without a network is not. */
    public static StrengthSensor modem(String link, ModemManager manager, Timebase time) {
        return new StrengthSensor(link, MODEM_PERIOD, time, (signal, samples) -> {
            switch (manager.look()) {
                case Modem.Answer.Found(var modem) ->
                    modem.power()
                            .ifPresentOrElse(
                                    power -> samples.measured(signal, power),
                                    () -> samples.undefined(signal, "the modem is " + modem.state()));
                case Modem.Answer.None() -> samples.undefined(signal, "there is no modem");
                case Modem.Answer.NoAnswer(String why) -> samples.failed(signal, why);
            }
        });
    }

    @Override
    public String name() {
        return "signal-" + link;
    }

    @Override
    public List<Signal> signals() {
        return List.of(signal);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), "radio of " + link);
        source.read(signal, samples);
        return samples.toList();
    }
}
