package dev.flightcase.hub;

import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.database.SqlPaymentBook;
import dev.flightcase.hub.database.SqlPaymentReads;
import dev.flightcase.hub.hpke.HpkeTokens;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.payments.GatewayConfig;
import dev.flightcase.hub.payments.HttpGateway;
import dev.flightcase.hub.payments.PaymentDesk;
import dev.flightcase.hub.payments.PaymentProvider;
import dev.flightcase.hub.payments.PaymentRoutes;
import dev.flightcase.hub.payments.PaymentTeller;
import dev.flightcase.hub.payments.PaymentsConfig;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The payments of the hub: who asks for the money, and who tells nodes of it. */
final class Payments implements HubPart {
    private static final int THREADS = 2;
    private static final int QUEUE_MAX = 64;

    private final List<HttpGateway> gateways;
    private final PaymentDesk desk;
    private final PaymentTeller teller;
    private final PaymentRoutes routes;
    private final WorkerPool questions = new WorkerPool("payment-questions", THREADS, QUEUE_MAX);

    Payments(HubServices services, HubKeys keys, PaymentsConfig config, LongSupplier nanos) {
        var book = new SqlPaymentBook(services.database());
        var providers = config.gateways().stream().collect(Collectors.toMap(GatewayConfig::name, HttpGateway::new));
        gateways = List.copyOf(providers.values());
        teller = new PaymentTeller(book, services.line(), services.clock());
        services.reports().add(teller);
        desk = new PaymentDesk(
                book,
                new PaymentDesk.Means(
                        new HpkeTokens(keys.tokenPair(), keys.tokenKey()),
                        Map.<String, PaymentProvider>copyOf(providers)),
                config,
                teller::wake,
                nanos,
                RandomGenerator.getDefault());
        routes = new PaymentRoutes(new SqlPaymentReads(services.database()), questions);
    }

    @Override
    public void addTo(Router.Builder builder) {
        routes.addTo(builder);
    }

    @Override
    public void start() {
        teller.start();
        desk.start();
    }

    @Override
    public void close() {
        desk.close();
        teller.close();
        gateways.forEach(HttpGateway::close);
        questions.close();
    }
}
