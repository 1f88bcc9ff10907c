package dev.flightcase.uplink.wire;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.ReceiptNews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was read.
 *
 * @param markHash hash of what the hub has at the mark; null where it does not say
 * @param gaps what is missing between the mark and the highest sequence that is there, upwards, at most the first 64
 */
public record HubReceipt(ReceiptNews news, @Nullable Bytes markHash, List<Gap> gaps) {
    public HubReceipt {
        gaps = List.copyOf(gaps);
    }

    /** Both ends are missing. */
    public record Gap(long first, long last) {}
}
