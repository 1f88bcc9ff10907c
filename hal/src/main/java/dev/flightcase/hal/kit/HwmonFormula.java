package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.HwmonChannel;
import dev.flightcase.hal.host.HwmonChannel.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What of a hwmon device a signal is: a channel, or a voltage times a current where the driver gives no power. */
record HwmonFormula(List<HwmonChannel> factors) {
    HwmonFormula {
        factors = List.copyOf(factors);
    }

    /** Throws {@link IllegalArgumentException}, whose message is the rule. */
    static HwmonFormula parse(String text) {
        return new HwmonFormula(Arrays.stream(text.split("\\*", -1))
                .map(word -> HwmonChannel.parse(word.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be a number of hwmon, such as in1, curr1, power1, temp1 or in1 * curr1")))
                .toList());
    }

    boolean isA(Kind kind) {
        var kinds = factors.stream().map(HwmonChannel::kind).sorted().toList();
        return kinds.equals(List.of(kind)) || (kind == Kind.POWER && kinds.equals(List.of(Kind.VOLTAGE, Kind.CURRENT)));
    }

    @Override
    public String toString() {
        return factors.stream().map(HwmonChannel::toString).collect(Collectors.joining(" * "));
    }
}
