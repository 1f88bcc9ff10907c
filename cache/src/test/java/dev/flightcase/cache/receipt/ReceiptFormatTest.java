package dev.flightcase.cache.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The code's form is for ever: people keep receipts. */
class ReceiptFormatTest {
    /** RFC 8032 §7.1 test 1. */
    private static final String KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    @Test
    void theExampleInTheDocumentIsWhatIsMade() throws IOException {
        var key = new TestKey(HexFormat.of().parseHex(KEY));

        var sealed = new ReceiptSealer(key).seal(TestReceipts.full());

        assertThat(Files.readString(Path.of("../docs/receipts.md")))
                .contains("\n" + sealed.text() + "\n")
                .contains(key.node());
    }
}
