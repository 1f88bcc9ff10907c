package dev.flightcase.hal.vedirect;

import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import java.time.Duration;
import java.util.List;

/**
 * What a line said last, as samples that are as old as the blocks that brought them. Never waits for the
 * device. Which signals a line is good for is the board profile's to say: the current of a charger is not that
 * of the battery.
 */
public final class VeDirectSensor implements Sensor {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final String name;
    private final VeDirectConfig config;
    private final List<VeDirectSignal> signals;
    private final VeDirectLine line;
    private final Timebase time;

    /** The line stays the caller's, to start and to close. */
    public VeDirectSensor(
            String name, VeDirectConfig config, List<VeDirectSignal> signals, VeDirectLine line, Timebase time) {
        this.name = name;
        this.config = config;
        this.signals = List.copyOf(signals);
        this.line = line;
        this.time = time;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Signal> signals() {
        return signals.stream().map(VeDirectSignal::signal).toList();
    }

    /** Of the line itself. */
    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        var report = line.report();
        var now = time.now();
        return signals.stream().map(signal -> sample(signal, report, now)).toList();
    }

    private Sample sample(VeDirectSignal wanted, VeDirectReport report, Moment now) {
        var name = wanted.signal().name();
        double product = wanted.quantity().scale();
        long oldest = now.ticks();
        for (var label : wanted.quantity().factors()) {
            var value = report.values().get(label);
            if (value == null || isOld(value, now)) {
                return new Sample.Failed(name, whyNot(label, report, now));
            }
            if (value.number() == VeBlock.UNDEFINED) {
                return new Sample.Undefined(name, "the device has no value for " + label.text());
            }
            product *= (double) value.number();
            oldest = value.ticks() - oldest < 0 ? value.ticks() : oldest;
        }
        var taken = new Moment(now.at().minusNanos(now.ticks() - oldest), oldest);
        var quantity = new Quantity(product, wanted.signal().unit());
        return new Sample.Measured(new Reading(name, quantity, taken, Quality.GOOD, "VE.Direct " + config.device()));
    }

    private boolean isOld(VeDirectReport.Value value, Moment now) {
        return now.ticks() - value.ticks() > config.freshFor().toNanos();
    }

    private String whyNot(VeLabel label, VeDirectReport report, Moment now) {
        if (!report.trouble().isEmpty()) {
            return report.trouble();
        }
        var said = report.age(label, now.ticks())
                .map(age -> "last said " + age.toSeconds() + " s ago; must be at most "
                        + config.freshFor().toSeconds() + " s")
                .orElse("not said so far");
        var counts = report.counts();
        return label.text() + " of " + config.device() + " was " + said + "; " + counts.blocks() + " blocks whole, "
                + (counts.badSums() + counts.damaged()) + " damaged";
    }
}
