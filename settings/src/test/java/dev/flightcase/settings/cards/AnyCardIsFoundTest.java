package dev.flightcase.settings.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every number that a network may give out, written in any way, inside any text. A failure names its seed. */
class AnyCardIsFoundTest {
    private static final int ROUNDS = 30_000;
    private static final List<String> GAPS = List.of(
            "",
            "",
            "",
            " ",
            "-",
            "\u00a0",
            "\u2013",
            "\u2011",
            "\u3000",
            "\u200b",
            "\u00ad",
            "%20",
            "%2d",
            "+",
            "\u200b \u200b");
    private static final List<String> AROUND = List.of(
            "",
            " ",
            "a",
            "Note: ",
            "card",
            "\"",
            "{\"helper\":\"",
            "12 ",
            " 12",
            "7-",
            "-7",
            " 4 ",
            "\n",
            "\t",
            "Карта ",
            "€",
            "(",
            ")",
            "=",
            ";",
            "x=",
            ", ",
            ":",
            "/",
            "1.5 ",
            " 2026-11-21 ",
            "\ud83d\ude00",
            " 123",
            "\u0661 ",
            " %41 ");

    private record Network(String prefix, int fewest, int most) {}

    /** Written down apart from what is tested. */
    private static final List<Network> NETWORKS = List.of(
            new Network("4", 16, 16),
            new Network("4", 19, 19),
            new Network("4", 13, 13),
            new Network("51", 16, 16),
            new Network("55", 16, 16),
            new Network("2221", 16, 16),
            new Network("2720", 16, 16),
            new Network("34", 15, 15),
            new Network("37", 15, 15),
            new Network("36", 14, 14),
            new Network("300", 14, 14),
            new Network("305", 16, 16),
            new Network("3095", 16, 16),
            new Network("38", 16, 19),
            new Network("3528", 16, 19),
            new Network("3589", 16, 19),
            new Network("6011", 16, 19),
            new Network("644", 16, 19),
            new Network("65", 16, 19),
            new Network("62", 16, 19),
            new Network("50", 13, 19),
            new Network("58", 13, 19),
            new Network("67", 13, 19),
            new Network("2200", 16, 19),
            new Network("81", 16, 19),
            new Network("9792", 16, 16));

    @Test
    void anyNumberWrittenInAnyWayInsideAnyText() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var number = number(random);
            var written = written(number, random);
            var before = text(random);
            var text = before + written + text(random);

            var last = before.length() + written.length();
            assertThat(CardNumbers.in(text))
                    .as("seed %d: %s", seed, text)
                    .anyMatch(place -> place.start() <= before.length() && place.end() >= last);
            assertThat(CardNumbers.isIn(CardNumbers.redact(text)))
                    .as("seed %d, redacted: %s", seed, CardNumbers.redact(text))
                    .isFalse();
        }
    }

    private static String number(Random random) {
        var network = NETWORKS.get(random.nextInt(NETWORKS.size()));
        int length = network.fewest + random.nextInt(network.most - network.fewest + 1);
        var digits = new StringBuilder(network.prefix);
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? value * 2 / 10 + value * 2 % 10 : value;
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }

    private static String written(String number, Random random) {
        int zero = List.of((int) '0', 0xff10, 0x0660, 0x1d7d8).get(Math.max(0, random.nextInt(20) - 16));
        var gaps = random.nextBoolean() ? List.of("", " ") : GAPS;
        int every = 1 + random.nextInt(6);
        var written = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            if (i > 0 && i % every == 0) {
                written.append(gaps.get(random.nextInt(gaps.size())));
            }
            written.appendCodePoint(zero + number.charAt(i) - '0');
        }
        return written.toString();
    }

    /** Ends in no digit and begins with none: what touches a number there is a part of it, for all that anyone can tell. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(AROUND.get(random.nextInt(AROUND.size())));
        }
        boolean touches = !text.isEmpty() && (isDigit(text.charAt(0)) || isDigit(text.charAt(text.length() - 1)));
        return touches ? "|" + text + "|" : text.toString();
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    @Test
    void oneLookAtEachCharacterOfALongLine() {
        var digits = new CountedText("7".repeat(100_000));
        var groups = new CountedText("4 1 1 1 ".repeat(12_500));
        var more = new CountedText("4 1 1 1 ".repeat(25_000));

        CardNumbers.in(digits);
        CardNumbers.in(groups);
        CardNumbers.in(more);

        assertThat(digits.looks).isLessThan(3L * digits.length());
        assertThat((double) more.looks / groups.looks).isBetween(1.9, 2.1);
    }

    private static final class CountedText implements CharSequence {
        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
