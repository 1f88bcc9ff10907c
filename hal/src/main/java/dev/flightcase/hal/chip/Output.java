package dev.flightcase.hal.chip;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One number that a chip gives, written {@code voltage} or, where a chip has several channels or cells, {@code
 * voltage-2}.
 *
 * @param channel from 1; 0 where there is but one
 */
public record Output(Measure measure, int channel) {

    private static final Pattern WITH_CHANNEL = Pattern.compile("(.+)-([1-9])");

    public Output {
        if (channel < 0 || channel > 9) {
            throw new IllegalArgumentException("channel is " + channel + "; must be 0 to 9");
        }
    }

    public static Output of(Measure measure) {
        return new Output(measure, 0);
    }

    /** Empty when no chip knows the word. */
    public static Optional<Output> parse(String word) {
        var match = WITH_CHANNEL.matcher(word);
        boolean channelled = match.matches();
        var name = channelled ? match.group(1) : word;
        int channel = channelled ? Integer.parseInt(match.group(2)) : 0;
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.word().equals(name))
                .findFirst()
                .map(measure -> new Output(measure, channel));
    }

    @Override
    public String toString() {
        return channel == 0 ? measure.word() : measure.word() + "-" + channel;
    }
}
