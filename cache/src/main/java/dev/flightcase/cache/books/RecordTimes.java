package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.RecordStamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When records were made, as well as it is known by now.
 *
 * @param zone of the stall
 */
public record RecordTimes(ZoneId zone, Redating redating) {

    public ZonedDateTime local(RecordStamp stamp) {
        return stamp.at().plus(redating.offset(stamp).orElse(Duration.ZERO)).atZone(zone);
    }

    /** On which day it counts. */
    LocalDate day(RecordStamp stamp) {
        return local(stamp).toLocalDate();
    }

    /** Its day may be wrong. */
    boolean isUnsure(RecordStamp stamp) {
        return !ClockTrust.State.valueOf(stamp.clock()).isSure()
                && redating.offset(stamp).isEmpty();
    }
}
