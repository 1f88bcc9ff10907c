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

/**
 * What a card or disk says of its own end: errors that ext4 counted (kept over restarts), and the wear that eMMC tells
 * (JESD84-B51, EXT_CSD 267 to 269). SD cards tell nothing, so for them there is no such signal.
 */
final class CardSigns implements Sensor {

    private static final Signal ERRORS = new Signal(Signals.DISK_ERRORS, Unit.ONE, Plausibility.between(0, 1e12));
    /** 110 stands for "more than its whole life". */
    private static final Signal WEAR = new Signal(Signals.DISK_WEAR, Unit.PERCENT, Plausibility.between(0, 110));

    private static final Signal RESERVE = new Signal(Signals.DISK_RESERVE, Unit.ONE, Plausibility.between(1, 3));

    /** It changes in months. */
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** One step of wear is a tenth of the life; 0x0b is beyond it. */
    private static final int WEAR_STEP = 10;

    private static final int WEAR_MAX = 0x0b;
    private static final String NOT_TOLD = "the card does not tell";

    private final HostFiles files;
    private final String errors;
    private final String wear;
    private final String reserve;
    private final List<Signal> signals;
    private final Timebase time;

    /** @param device that holds the data directory, such as {@code mmcblk0p2} */
    CardSigns(HostFiles files, String device, Timebase time) {
        this.files = files;
        this.time = time;
        var disk = "sys/block/" + MountedDisk.wholeDisk(device) + "/device/";
        errors = "sys/fs/ext4/" + device + "/errors_count";
        wear = disk + "life_time";
        reserve = disk + "pre_eol_info";
        var all = new ArrayList<Signal>();
        addIfThere(all, ERRORS, errors);
        addIfThere(all, WEAR, wear);
        addIfThere(all, RESERVE, reserve);
        signals = List.copyOf(all);
    }

    private void addIfThere(List<Signal> all, Signal signal, String path) {
        if (files.exists(path)) {
            all.add(signal);
        }
    }

    @Override
    public String name() {
        return "card";
    }

    @Override
    public List<Signal> signals() {
        return signals;
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), "card");
        for (var signal : signals) {
            try {
                if (signal.equals(ERRORS)) {
                    samples.measured(signal, (double) Text.wholeNumber(text(errors)));
                } else if (signal.equals(WEAR)) {
                    put(samples, signal, wear(text(wear)) * WEAR_STEP);
                } else {
                    put(samples, signal, hex(text(reserve)));
                }
            } catch (IOException e) {
                samples.failed(signal, "cannot be read: " + e.getMessage());
            } catch (MalformedText e) {
                samples.failed(signal, e.reason());
            }
        }
        return samples.toList();
    }

    private static void put(Samples samples, Signal signal, int value) {
        if (value == 0) {
            samples.undefined(signal, NOT_TOLD);
        } else {
            samples.measured(signal, value);
        }
    }

    /** The worse of the two kinds of memory cells, in steps; each says how far it may be used up. */
    static int wear(String text) throws MalformedText {
        int worst = 0;
        for (var word : Text.words(text)) {
            worst = Math.max(worst, hex(word));
        }
        if (worst > WEAR_MAX) {
            throw new MalformedText("life_time is " + Text.quote(text) + "; must be 0x00 to 0x0b twice");
        }
        return worst;
    }

    private static int hex(String word) throws MalformedText {
        try {
            return Integer.decode(word);
        } catch (NumberFormatException _) {
            throw new MalformedText(Text.quote(word) + " is no number such as 0x01");
        }
    }

    private String text(String path) throws IOException {
        return files.file(path).read().strip();
    }
}
