package dev.flightcase.hub.payments;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.SqlPaymentBook;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.hpke.HpkeTokens;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.keys.KeyFolder;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** The payments of a hub in a process of its own, to be killed: {@code KEYS URL USER PASSWORD GATEWAY [stop-after-answer|stop-before-receipt]}. */
final class PaymentsMain {
    /** How long whoever comes next leaves alone what a killed one had. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private PaymentsMain() {}

    public static void main(String[] args) throws InterruptedException {
        var keys = HubKeys.loadOrMake(new KeyFolder(Path.of(args[0])), new SecureRandom(), Instant.now());
        var database = new Database(new DatabaseAddress(args[1], args[2], args[3]), 4);
        var book = new SqlPaymentBook(database);
        var stop = args.length > 5 ? args[5] : "";
        PaymentProvider gateway = new HttpGateway(
                new GatewayConfig("pay", URI.create(args[4]), StandInGateway.SECRET, Duration.ofSeconds(5)));
        var teller = new PaymentTeller(book, new Printed(stop.equals("stop-before-receipt")), InstantSource.system());
        teller.start();
        var desk = new PaymentDesk(
                book,
                new PaymentDesk.Means(
                        new HpkeTokens(keys.tokenPair(), keys.tokenKey()),
                        Map.of("pay", stop.equals("stop-after-answer") ? stops(gateway) : gateway)),
                new PaymentsConfig(List.of(), 1, LEASE),
                teller::wake,
                System::nanoTime,
                new Random());
        desk.start();
        System.out.println("up");
        new CountDownLatch(1).await();
    }

    /** Says that the provider has answered, and goes no further: into the database it never comes. */
    private static PaymentProvider stops(PaymentProvider gateway) {
        return capture -> {
            gateway.capture(capture);
            System.out.println("answered");
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts down");
        };
    }

    /** Prints receipts, or says that it would send one and does not. */
    private record Printed(boolean stops) implements Downlink {
        @Override
        public long session() {
            return 1;
        }

        @Override
        public boolean publish(String topic, ByteString payload) {
            throw new IllegalStateException("receipts are retained");
        }

        @Override
        public boolean publishRetained(String topic, ByteString payload) {
            if (stops) {
                System.out.println("settled");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            System.out.println("receipt " + topic + " " + Base64.getEncoder().encodeToString(payload.toByteArray()));
            return true;
        }
    }
}
