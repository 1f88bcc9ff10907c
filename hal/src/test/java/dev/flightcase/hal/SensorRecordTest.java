package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensorRecordTest {

    private static final Gauges.Intake CLEAN = new Gauges.Intake(List.of(), List.of());

    private final RecordingLogger log = new RecordingLogger("test");
    private final SensorRecord record = new SensorRecord("ina219", log);

    @Test
    void saysNothingWhileAllIsWell() {
        record.answered(CLEAN);
        record.answered(CLEAN);

        assertThat(log.lines()).isEmpty();
        assertThat(record.status().trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void logsOncePerChangeAndNotPerTry() {
        for (int i = 0; i < 5; i++) {
            record.threw(new IllegalStateException("try " + i));
        }
        record.hung("no answer for 10 s");
        record.hung("no answer for 12 s");
        record.answered(CLEAN);
        record.answered(CLEAN);

        assertThat(log.lines())
                .containsExactly("WARN sensor in trouble", "WARN sensor in trouble", "INFO sensor answers well again");
        assertThat(record.status().failures()).isEqualTo(5);
        assertThat(record.status().detail()).isEmpty();
    }

    @Test
    void countsAReadWithFailuresOnceAndEachRefusedReading() {
        record.answered(new Gauges.Intake(List.of("a: gone", "b: gone"), List.of("c is 256.0 %", "d is -1.0 V")));

        var status = record.status();
        assertThat(status.trouble()).isEqualTo(Trouble.FAULTY);
        assertThat(status.failures()).isEqualTo(1);
        assertThat(status.rejections()).isEqualTo(2);
        assertThat(status.detail()).isEqualTo("a: gone; b: gone; c is 256.0 %; d is -1.0 V");
    }
}
