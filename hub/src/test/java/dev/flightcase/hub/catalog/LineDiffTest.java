package dev.flightcase.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static String between(String old, String fresh) {
        return new String(LineDiff.between(bytes(old), bytes(fresh)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatIsTakenOverLeftOutAndNew() {
        assertThat(between("one\ntwo\nthree\nfour", "one\nzwei\nzweieinhalb\nthree\nfour"))
                .isEqualTo("flightcase-delta 1\n=1\n-1\n+2\nzwei\nzweieinhalb\n=2\n");
        assertThat(between("", "a\n")).isEqualTo("flightcase-delta 1\n+1\na\n");
        assertThat(between("a\n", "")).isEqualTo("flightcase-delta 1\n-1\n");
        assertThat(between("a\n", "a\n")).isEqualTo("flightcase-delta 1\n=1\n");
        assertThat(between("a\nb", "a\nb\n")).isEqualTo("flightcase-delta 1\n=1\n-1\n+1\nb\n");
    }

    @Test
    void bytesStayWhatTheyAre() {
        assertThat(between("é\r\n\n", "é\r\n\nü\0\r\n")).isEqualTo("flightcase-delta 1\n=2\n+1\nü\0\r\n");
    }

    @Test
    void randomEditsComeBackAsTheyWere() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                lines.add("line " + random.nextInt(20) + "\n");
            }
            List<String> edited = new ArrayList<>(lines);
            for (int i = random.nextInt(6); i > 0; i--) {
                if (random.nextBoolean() || edited.isEmpty()) {
                    edited.add(random.nextInt(edited.size() + 1), "new " + random.nextInt(9) + "\n");
                } else {
                    edited.remove(random.nextInt(edited.size()));
                }
            }
            String old = String.join("", lines);
            String fresh = String.join("", edited);

            assertThat(applied(lines, between(old, fresh)))
                    .as(between(old, fresh))
                    .isEqualTo(fresh);
        }
    }

    /** As the node does it, in few words. */
    private static String applied(List<String> old, String delta) {
        List<String> steps = delta.lines().map(line -> line + "\n").toList();
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (int i = 1; i < steps.size(); i++) {
            int count = Integer.parseInt(steps.get(i).substring(1).strip());
            switch (steps.get(i).charAt(0)) {
                case '=' -> {
                    old.subList(at, at + count).forEach(made::append);
                    at += count;
                }
                case '-' -> at += count;
                case '+' -> {
                    for (int added = 0; added < count; added++) {
                        made.append(steps.get(++i));
                    }
                }
                default -> throw new IllegalArgumentException(steps.get(i));
            }
        }
        assertThat(at).isEqualTo(old.size());
        return made.toString();
    }
}
