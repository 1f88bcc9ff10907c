package dev.flightcase.cache.checkout;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Sells until it is killed, and prints {@code ack key number id hash} after each acknowledgement. Now and then a receipt of
 * the hub comes, and {@code told mark durable} is printed once it is durable. Arguments: the ledger's directory, and a word that
 * makes its keys its own.
 */
final class SellingProcess {
    private static final int ORDERS_UNDER_WAY = 64;
    private static final int ORDERS_PER_RECEIPT = 40;

    private SellingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var shop = new TestLedger(LedgerStore.at(Path.of(args[0]), TestLedger.CONFIG)).adopting(1, 100_000_000);
        var journal = shop.reads.journalReads();
        var epoch = journal.epoch();
        var permits = new Semaphore(ORDERS_UNDER_WAY);
        for (var n = 0; ; n++) {
            permits.acquire();
            if (n % ORDERS_PER_RECEIPT == 0) {
                var _ = shop.ledger
                        .settle(new HubNews(epoch, journal.last(), List.of(), List.of()))
                        .thenAccept(outcome -> System.out.println(
                                "told " + TestLedger.done(outcome).mark() + " durable"));
            }
            var key = args[1] + "-" + n;
            var _ = shop.ledger
                    .order(TestShop.PHONE, TestShop.key(key), TestShop.cash(2000, TestShop.line("TEE", 1)))
                    .thenAccept(outcome -> {
                        var order = TestLedger.done(outcome);
                        System.out.println("ack " + key + " " + order.number() + " " + order.id() + " "
                                + TestLedger.hashOf(order));
                        permits.release();
                    });
        }
    }
}
