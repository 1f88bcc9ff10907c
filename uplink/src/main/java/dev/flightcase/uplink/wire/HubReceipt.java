package dev.flightcase.uplink.wire;

import dev.flightcase.uplink.commerce.ReceiptNews;
import java.util.List;

/**
 * A receipt as it was read.
 *
 * @param gaps what is missing between the mark and the highest sequence that is there, upwards, at most the first 64
 */
public record HubReceipt(ReceiptNews news, List<Gap> gaps) {
    public HubReceipt {
        gaps = List.copyOf(gaps);
    }

    /** Both ends are missing. */
    public record Gap(long first, long last) {}
}
