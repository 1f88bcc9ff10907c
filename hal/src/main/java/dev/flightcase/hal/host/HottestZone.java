package dev.flightcase.hal.host;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hottest of all thermal zones that the kernel knows (processor, radio, charger ...: Linux: Documentation/driver-api/thermal), and
 * in the reading's source which one that is. A zone that gives no number, or one that can not be, is left out.
 */
final class HottestZone implements Sensor {
    private static final Signal HOTTEST = new Signal(Signals.HOTTEST_ZONE, Unit.CELSIUS, HeatFile.RANGE);
    private static final String CLASS = "sys/class/thermal/";
    private static final String ZONE = "thermal_zone";
    private static final int ZONES_MAX = 32;

    private final HostFiles files;
    private final Duration period;
    private final Timebase time;

    private HottestZone(HostFiles files, Duration period, Timebase time) {
        this.files = files;
        this.period = period;
        this.time = time;
    }

    /** Empty on a host that has no zone now. */
    static Optional<Sensor> find(HostFiles files, Duration period, Timebase time) {
        var sensor = new HottestZone(files, period, time);
        return sensor.zones().isEmpty() ? Optional.empty() : Optional.of(sensor);
    }

    @Override
    public String name() {
        return "thermal-zones";
    }

    @Override
    public List<Signal> signals() {
        return List.of(HOTTEST);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        @Nullable String hottest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (var zone : zones()) {
            double celsius = celsius(zone);
            if (celsius > most) {
                hottest = zone;
                most = celsius;
            }
        }
        if (hottest == null) {
            return new Samples(time.now(), "/" + CLASS)
                    .failed(HOTTEST, "no thermal zone in /" + CLASS + " gives a temperature")
                    .toList();
        }
        return new Samples(time.now(), kind(hottest) + ", /" + CLASS + hottest)
                .measured(HOTTEST, most)
                .toList();
    }

    private List<String> zones() {
        return files.names(CLASS, ZONE).stream().limit(ZONES_MAX).toList();
    }

    /** NaN, which is never the hottest, where there is none. */
    private double celsius(String zone) {
        try {
            double celsius = HeatFile.celsius(files.file(CLASS + zone + "/temp").read());
            return HeatFile.RANGE.min() <= celsius && celsius <= HeatFile.RANGE.max() ? celsius : Double.NaN;
        } catch (IOException | MalformedText _) {
            return Double.NaN; // Zones of parts that are switched off are there and say nothing: as good as none.
        }
    }

    private String kind(String zone) {
        try {
            return files.file(CLASS + zone + "/type").read().strip();
        } catch (IOException _) {
            return "a zone without a name";
        }
    }
}
