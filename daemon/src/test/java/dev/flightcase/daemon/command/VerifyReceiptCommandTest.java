package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** With the example of docs/receipts.md, which no node of this machine has signed. */
class VerifyReceiptCommandTest {
    private static final String NODE = "fc-eh7ddx5bks";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsAStrangerWhatWasSignedAndByWhom() throws IOException {
        assertThat(run(example())).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .startsWith("Genuine: signed by " + NODE + ", and unchanged since.\n")
                .contains("Night Market Prints", "Receipt 137", "Shirt and record                   40.00\n")
                .contains("2 × Record                         22.00\n", "Total EUR                          62.00\n")
                .contains("Node " + NODE)
                .endsWith("is " + NODE + " the id of this stall's node?\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void readsStandardInput() throws IOException {
        assertThat(withInput(example() + "\n", "-")).isEqualTo(ExitCode.OK);
        assertThat(withInput(example() + "\n")).isEqualTo(ExitCode.OK);
        assertThat(withInput("x".repeat(1_000_000))).isEqualTo(ExitCode.DATA);
        assertThat(withInput("")).isEqualTo(ExitCode.DATA);
    }

    @Test
    void speaksJson() throws IOException {
        assertThat(run("--json", example())).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .startsWith("{\"result\":\"genuine\",\"signed_by\":\"" + NODE
                        + "\",\"key\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"")
                .contains("\"receipt\":{\"order\":\"0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55\",\"number\":137")
                .contains("\"total\":{\"amount\":6200,\"currency\":\"EUR\"}");
    }

    @Test
    void aChangedCharacterIsForged() throws IOException {
        // In the middle stand the names and amounts.
        var text = example();
        int middle = text.length() / 2;
        var changed = text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1);

        assertThat(run(changed)).isEqualTo(ExitCode.FAILED);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("FORGED: the signature is not that of " + NODE);
    }

    @Test
    void aReceiptOfAnotherNodeThanExpectedIsForged() throws IOException {
        assertThat(run("--node", NODE, example())).isEqualTo(ExitCode.OK);
        assertThat(run("--node", "fc-k3v7q2m7xa", example())).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).isEqualTo("FORGED: it was signed by " + NODE + ", not by fc-k3v7q2m7xa.\n");
    }

    @ParameterizedTest
    @CsvSource({"HELLO WORLD", "https://example.com/", "A", "RRQL6B"})
    void whatIsNoReceiptIsUnreadable(String text) {
        assertThat(run(text)).isEqualTo(ExitCode.DATA);
        assertThat(run("--json", text)).isEqualTo(ExitCode.DATA);

        assertThat(err.toString())
                .startsWith("This is no receipt, or not all of it: ")
                .contains("single quotes");
        assertThat(out.toString()).startsWith("{\"result\":\"unreadable\",\"why\":\"");
    }

    @Test
    void aTextThatTheShellTookApartIsWrongUse() throws IOException {
        assertThat(run("RRQL6BSLK", "F1I")).isEqualTo(ExitCode.USAGE);
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "verify-receipt";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLine(new FlightcaseCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed)
                .execute(all);
    }

    private int withInput(String text, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static String example() throws IOException {
        return Files.readString(Path.of("../docs/receipts.md"))
                .lines()
                .filter(line -> line.startsWith("RRQL6B"))
                .findFirst()
                .orElseThrow();
    }
}
