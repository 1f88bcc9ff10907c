package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.HubNews;
import dev.flightcase.cache.checkout.PaymentResult;
import dev.flightcase.cache.checkout.RejectedEntry;
import dev.flightcase.uplink.commerce.ReceiptNews;

/** A receipt in the ledger's words. */
final class ReceiptTranslation {
    private ReceiptTranslation() {}

    static HubNews of(ReceiptNews news) {
        return new HubNews(
                news.epoch(),
                news.mark(),
                news.rejected().stream()
                        .map(entry -> new RejectedEntry(entry.sequence(), entry.id(), reason(entry.reason())))
                        .toList(),
                news.payments().stream()
                        .map(paid -> new HubNews.Payment(
                                paid.number(), paid.order(), paid.tender(), result(paid.result()), paid.reason()))
                        .toList());
    }

    private static RejectedEntry.Reason reason(dev.flightcase.uplink.commerce.RejectedEntry.Reason reason) {
        return switch (reason) {
            case OTHER_HASH -> RejectedEntry.Reason.OTHER_HASH;
            case PLACE_TAKEN -> RejectedEntry.Reason.PLACE_TAKEN;
            case WRONG_HASH -> RejectedEntry.Reason.WRONG_HASH;
            case MALFORMED -> RejectedEntry.Reason.MALFORMED;
            case OTHER -> RejectedEntry.Reason.OTHER;
        };
    }

    private static PaymentResult result(dev.flightcase.uplink.commerce.PaymentResult.Result result) {
        return switch (result) {
            case CAPTURED -> PaymentResult.CAPTURED;
            case DECLINED -> PaymentResult.DECLINED;
            case EXPIRED -> PaymentResult.EXPIRED;
        };
    }
}
