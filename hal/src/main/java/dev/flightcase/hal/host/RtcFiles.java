package dev.flightcase.hal.host;

import java.io.IOException;

/** {@code /sys/class/rtc}: found there and never by the path of the device, which changes between kernels. */
final class RtcFiles {

    private static final String CLASS = "sys/class/rtc";

    /** The charger of the Raspberry Pi 5 takes no lower target than this for a cell; one without a cell shows 6 mV. */
    private static final long CELL_MICROVOLTS_MIN = 1_300_000;

    private RtcFiles() {}

    static Rtc read(HostFiles files) {
        for (var name : files.names(CLASS, "rtc")) {
            var device = CLASS + "/" + name + "/";
            try {
                // Documentation/ABI/testing/rtc-cdev: 1 when the kernel set its clock from this one at boot.
                if (files.exists(device + "hctosys") && number(files, device + "hctosys") == 1) {
                    return kept(files, device);
                }
            } catch (IOException | MalformedText e) {
                return new Rtc.Failed("/" + device + " cannot be read: " + e.getMessage());
            }
        }
        return new Rtc.Absent();
    }

    private static Rtc kept(HostFiles files, String device) throws IOException, MalformedText {
        var cell = device + "battery_voltage";
        if (files.exists(cell)) {
            long microvolts = number(files, cell);
            if (microvolts < CELL_MICROVOLTS_MIN) {
                return new Rtc.Failed("its cell gives " + microvolts / 1000 + " mV");
            }
        }
        return new Rtc.Kept();
    }

    private static long number(HostFiles files, String path) throws IOException, MalformedText {
        return Text.wholeNumber(files.file(path).read().strip());
    }
}
