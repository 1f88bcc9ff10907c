package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the firmware of a Raspberry Pi knows: whether the board was slowed down, and on a Pi 5 the voltage at its
 * socket. From the firmware driver's file where there is one, else by asking {@code vcgencmd}, once a minute. What can not
 * be had (no program, no right to /dev/vcio, "VCHI initialization failed") is unknown, never good.
 */
final class FirmwareSensor implements Sensor {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /** Below this the supply is weak, above it broken: a USB supply gives 4.75 to 5.25 V. */
    private static final Plausibility SOCKET = Plausibility.between(0, 6);

    static final Signal SLOWED = flag(Signals.THROTTLED);
    static final Signal SLOWED_EARLIER = flag(Signals.THROTTLED_EARLIER);
    static final Signal SOCKET_NOW = new Signal(Signals.SOCKET_VOLTAGE, Unit.VOLT, SOCKET);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> GET_THROTTLED = List.of("vcgencmd", "get_throttled");
    private static final List<String> READ_ADC = List.of("vcgencmd", "pmic_read_adc");

    private final HostFiles.@Nullable HostFile bits;
    private final boolean hasPmic;
    private final @Nullable UnderVoltage driver;
    private final Commands commands;
    private final Timebase time;
    private boolean slowedSince;
    private boolean weakSince;

    /**
     * @param bits of the firmware driver; null to ask the program
     * @param driver watches the supply; null when nothing else does, so that the bits count
     */
    FirmwareSensor(
            HostFiles.@Nullable HostFile bits,
            boolean hasPmic,
            @Nullable UnderVoltage driver,
            Commands commands,
            Timebase time) {
        this.bits = bits;
        this.hasPmic = hasPmic;
        this.driver = driver;
        this.commands = commands;
        this.time = time;
    }

    static Signal flag(String name) {
        return new Signal(name, Unit.ONE, Plausibility.between(0, 1));
    }

    @Override
    public String name() {
        return "firmware";
    }

    @Override
    public List<Signal> signals() {
        var all = new ArrayList<>(ofBits());
        if (hasPmic) {
            all.add(SOCKET_NOW);
        }
        return all;
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), bits == null ? "vcgencmd" : bits.name());
        try {
            var now = bits == null ? ThrottledBits.ofAnswer(said(GET_THROTTLED)) : ThrottledBits.ofHex(text(bits));
            supply(now, samples);
            slowedSince |= now.slowed() || now.slowedEarlier();
            samples.measured(SLOWED, now.slowed() ? 1 : 0).measured(SLOWED_EARLIER, slowedSince ? 1 : 0);
        } catch (MalformedText e) {
            samples.failed(ofBits(), "the firmware: " + e.reason());
        }
        if (hasPmic) {
            readSocket(samples);
        }
        return samples.toList();
    }

    private List<Signal> ofBits() {
        return driver == null
                ? List.of(UnderVoltage.NOW, UnderVoltage.EARLIER, SLOWED, SLOWED_EARLIER)
                : List.of(SLOWED, SLOWED_EARLIER);
    }

    private void supply(ThrottledBits now, Samples samples) {
        boolean earlier = now.underVoltage() || now.underVoltageEarlier();
        if (driver == null) {
            weakSince |= earlier;
            samples.measured(UnderVoltage.NOW, now.underVoltage() ? 1 : 0)
                    .measured(UnderVoltage.EARLIER, weakSince ? 1 : 0);
        } else if (earlier) {
            driver.seenEarlier();
        }
    }

    private void readSocket(Samples samples) {
        try {
            PmicAdc.of(said(READ_ADC))
                    .input()
                    .ifPresentOrElse(
                            volts -> samples.measured(SOCKET_NOW, volts),
                            () -> samples.failed(SOCKET_NOW, "pmic_read_adc says nothing of EXT5V_V"));
        } catch (MalformedText e) {
            samples.failed(SOCKET_NOW, e.reason());
        }
    }

    private String said(List<String> command) throws MalformedText {
        return switch (commands.ask(command, PATIENCE)) {
            case Commands.Answer.Said(var text) -> text;
            case Commands.Answer.Unknown(var why) -> throw new MalformedText(why);
        };
    }

    private static String text(HostFiles.HostFile file) throws MalformedText {
        try {
            return file.read();
        } catch (IOException e) {
            throw new MalformedText("cannot be read: " + e.getMessage());
        }
    }
}
