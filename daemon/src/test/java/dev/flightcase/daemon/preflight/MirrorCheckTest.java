package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.mirror.MirrorState;
import dev.flightcase.cache.mirror.MirrorStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MirrorCheckTest {
    @Test
    void aMirrorThatHasEverythingIsFine() throws Exception {
        assertThat(look(new MirrorStatus(new MirrorState.Following(), 12, 0, Duration.ZERO)))
                .isEqualTo(Finding.ok("All 12 entries of the journal are on the second medium."));
    }

    @Test
    void whatIsNotOnItYetIsCounted() throws Exception {
        var finding = look(new MirrorStatus(new MirrorState.Following(), 12, 3, Duration.ofSeconds(2)));

        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.says()).isEqualTo("3 entries of the journal are not on the second medium yet.");
    }

    @Test
    void aStickThatIsNotThereIsAWarningInItsOwnWords() throws Exception {
        var finding = look(new MirrorStatus(new MirrorState.Absent("It is not plugged in."), 0, 3, Duration.ZERO));

        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.says()).isEqualTo("It is not plugged in.");
    }

    private static Finding look(MirrorStatus status) throws Exception {
        return MirrorCheck.of(() -> status).probe().look();
    }
}
