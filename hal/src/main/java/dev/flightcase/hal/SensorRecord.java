package dev.flightcase.hal;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The history of one sensor: counts, and a log line when its trouble changes. Thread-safe. */
final class SensorRecord {

    private final String sensor;
    private final Logger log;
    private Trouble trouble = Trouble.NONE;
    private String detail = "";
    private long polls;
    private long failures;
    private long rejections;

    SensorRecord(String sensor, Logger log) {
        this.sensor = sensor;
        this.log = log;
    }

    synchronized void begun() {
        polls++;
    }

    void answered(Gauges.Intake intake) {
        boolean clean = intake.failures().isEmpty() && intake.rejections().isEmpty();
        synchronized (this) {
            failures += intake.failures().isEmpty() ? 0 : 1;
            rejections += intake.rejections().size();
        }
        var words = Stream.concat(intake.failures().stream(), intake.rejections().stream())
                .toList();
        change(clean ? Trouble.NONE : Trouble.FAULTY, String.join("; ", words), null);
    }

    void threw(Throwable mistake) {
        synchronized (this) {
            failures++;
        }
        change(Trouble.THREW, mistake.toString(), mistake);
    }

    void hung(String words) {
        change(Trouble.HUNG, words, null);
    }

    synchronized SensorStatus status() {
        return new SensorStatus(sensor, trouble, detail, polls, failures, rejections);
    }

    private void change(Trouble next, String words, @Nullable Throwable cause) {
        boolean changed;
        synchronized (this) {
            changed = trouble != next;
            trouble = next;
            detail = words;
        }
        if (!changed) {
            return;
        }
        if (next == Trouble.NONE) {
            log.atInfo().addKeyValue("sensor", sensor).log("sensor answers well again");
        } else {
            log.atWarn()
                    .addKeyValue("sensor", sensor)
                    .addKeyValue("trouble", next)
                    .addKeyValue("detail", words)
                    .setCause(cause)
                    .log("sensor in trouble");
        }
    }
}
