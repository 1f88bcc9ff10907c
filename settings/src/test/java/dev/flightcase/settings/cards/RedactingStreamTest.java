package dev.flightcase.settings.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactingStreamTest {
    private static final String VISA = "4111111111111111";

    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private final PrintStream out = RedactingStream.over(new PrintStream(sink, true, StandardCharsets.UTF_8));

    @Test
    void masksALineAndSendsItAtOnce() {
        out.println("sold to " + VISA);

        assertThat(seen()).isEqualTo("sold to ************1111\n");
    }

    @Test
    void masksANumberThatComesInPieces() {
        for (char c : "pay 4111 1111 1111 1111 now\n".toCharArray()) {
            out.print(c);
            out.flush();
        }

        assertThat(seen()).isEqualTo("pay **** **** **** 1111 now\n");
    }

    @Test
    void masksExceptionsWithTheirTraces() {
        new IllegalStateException("bad " + VISA, new IOException("/data/" + VISA + "/x")).printStackTrace(out);

        assertThat(seen())
                .doesNotContain(VISA)
                .contains("IllegalStateException: bad ************1111\n\tat dev.flightcase.")
                .contains("Caused by: java.io.IOException: /data/************1111/x\n");
    }

    @Test
    void keepsEveryOtherByte() throws IOException {
        var text = "Grüße, Привет, 日本, 😀, 2026-11-21T18:04:07.123456789Z\n";
        var bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] >= '0' && bytes[i] <= '9' ? (byte) '.' : bytes[i];
        }

        out.print(text);
        out.write(bytes);
        out.close();

        assertThat(seen()).startsWith(text);
        assertThat(sink.toByteArray()).endsWith(bytes);
        assertThat(sink.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length + bytes.length);
    }

    @Test
    void aFlushSendsAllButANumberThatMayStillGrow() {
        out.print("code 4719-2063: ");
        out.flush();
        assertThat(seen()).isEqualTo("code 4719-2063: ");

        out.print("and 4111 1111");
        out.flush();
        assertThat(seen()).isEqualTo("code 4719-2063: and");

        out.println(" 1111 1111");
        assertThat(seen()).isEqualTo("code 4719-2063: and **** **** **** 1111\n");
    }

    @Test
    void closingSendsTheRest() {
        out.print("end 42");
        out.close();

        assertThat(seen()).isEqualTo("end 42");
    }

    @Test
    void aLineOfAnyLengthPassesInPieces() {
        var filler = "x".repeat(65_530);
        out.print(filler + " " + VISA + " " + filler);
        out.println();

        assertThat(seen()).isEqualTo(filler + " ************1111 " + filler + "\n");
    }

    private String seen() {
        return sink.toString(StandardCharsets.UTF_8);
    }
}
