package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B.1 row 7: SACK and ECN. */
class NetworkCheckTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, OK, SACK and ECN",
        "1, 2, OK, SACK and ECN",
        "0, 1, WARN, tcp_sack is off",
        "1, 0, WARN, tcp_ecn is off",
    })
    void b17SaysWhetherTheKernelOffersWhatPlayersAskFor(
            String sack, String ecn, Status status, String says, @TempDir Path root) throws Exception {
        var settings = Files.createDirectories(root.resolve("proc/sys/net/ipv4"));
        Files.writeString(settings.resolve("tcp_sack"), sack + "\n");
        Files.writeString(settings.resolve("tcp_ecn"), ecn + "\n");

        var finding = NetworkCheck.of(root).probe().look();

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.says()).contains(says);
        assertThat(finding.action().isEmpty()).isEqualTo(status == Status.OK);
    }

    @Test
    void doesNotCallItGoodWhereItCannotBeSeen(@TempDir Path root) throws Exception {
        assertThat(NetworkCheck.of(root).probe().look().status()).isEqualTo(Status.UNKNOWN);
    }
}
