package dev.flightcase.hub;

import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.allotments.StockPolicy.Oversold;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.settings.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keys {@code reconcile.*}. */
final class StockPolicySection {
    private StockPolicySection() {}

    static StockPolicy read(Section section) {
        var defaults = StockPolicy.defaults();
        return new StockPolicy(
                section.parsed("returned-slice", defaults.returnedSlice(), text -> word(text, ReturnedSlice.values())),
                section.parsed("oversold", defaults.oversold(), text -> word(text, Oversold.values())));
    }

    private static <T extends Enum<T>> T word(String text, T[] known) {
        return Arrays.stream(known)
                .filter(each -> word(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be "
                        + Arrays.stream(known)
                                .map(each -> '"' + word(each) + '"')
                                .collect(Collectors.joining(" or "))));
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
