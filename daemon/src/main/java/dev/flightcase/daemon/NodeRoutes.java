package dev.flightcase.daemon;

import dev.flightcase.cache.receipt.ReceiptSigner;
import dev.flightcase.daemon.adapter.SellerName;
import dev.flightcase.daemon.api.Access;
import dev.flightcase.daemon.api.AccessRoutes;
import dev.flightcase.daemon.api.CatalogRoutes;
import dev.flightcase.daemon.api.ChangesRoute;
import dev.flightcase.daemon.api.EventRoutes;
import dev.flightcase.daemon.api.HealthRoutes;
import dev.flightcase.daemon.api.HoldRoutes;
import dev.flightcase.daemon.api.MetricsRoutes;
import dev.flightcase.daemon.api.NodeFacts;
import dev.flightcase.daemon.api.OpeningRoutes;
import dev.flightcase.daemon.api.OrderRoutes;
import dev.flightcase.daemon.api.PageRoutes;
import dev.flightcase.daemon.api.PreflightRoutes;
import dev.flightcase.daemon.api.ProductRoutes;
import dev.flightcase.daemon.api.ReceiptRoutes;
import dev.flightcase.daemon.api.Receipts;
import dev.flightcase.daemon.api.SessionRoutes;
import dev.flightcase.daemon.api.StockRoutes;
import dev.flightcase.daemon.api.TimeRoute;
import dev.flightcase.daemon.api.UpdatesRoute;
import dev.flightcase.daemon.api.UplinkRoutes;
import dev.flightcase.daemon.config.ApiConfig;
import dev.flightcase.daemon.preflight.Preflight;
import dev.flightcase.http.Router;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Everything that the node serves over HTTP, from its parts. */
final class NodeRoutes {
    private final BuildInfo build;
    private final ApiConfig config;
    private final Executor api;

    /** @param api runs what waits for a disk */
    NodeRoutes(BuildInfo build, ApiConfig config, Executor api) {
        this.build = build;
        this.config = config;
        this.api = api;
    }

    Router router(
            Stores stores,
            AccessControl access,
            Accounts accounts,
            Preflight preflight,
            LiveParts live,
            Senses senses,
            Hub hub,
            NodeFacts facts,
            ReceiptSigner signer,
            Supplier<String> metricsText) {
        var routes = Router.builder();
        new PageRoutes(api, build.hlsJs()).addTo(routes);
        new CatalogRoutes(stores.catalog(), stores.ledger(), api).addTo(routes);
        new ChangesRoute(stores.catalog(), api).addTo(routes);
        var guard = new Access(access.sessions());
        new AccessRoutes(guard, access.enrolment(), access.devices(), api).addTo(routes);
        new SessionRoutes(guard, access.sessions()).addTo(routes);
        new OrderRoutes(stores.ledger(), guard, api).addTo(routes);
        var receipts = new Receipts(signer, new SellerName(stores.catalog(), facts.name()), ZoneId.systemDefault());
        new ReceiptRoutes(receipts, stores.ledger().reads(), guard, api).addTo(routes);
        new PreflightRoutes(guard, preflight).addTo(routes);
        new HoldRoutes(stores.ledger(), guard, api).addTo(routes);
        new StockRoutes(stores.ledger(), guard, api).addTo(routes);
        new OpeningRoutes(stores.ledger(), guard).addTo(routes);
        new ProductRoutes(stores.desk(), stores.catalog(), guard, api).addTo(routes);
        new EventRoutes(stores.desk(), stores.catalog(), stores.ledger(), guard, api).addTo(routes);
        accounts.addTo(routes, guard);
        new UpdatesRoute(stores.updates()).addTo(routes);
        new TimeRoute(InstantSource.system()).addTo(routes);
        live.addTo(routes, guard, api);
        new UplinkRoutes(hub.line(), hub.watch(), guard, api).addTo(routes);
        new HealthRoutes(senses::health, stores::canTakeOrders, hub.watch()::last, facts).addTo(routes);
        new MetricsRoutes(api, config.metricsNetworks(), metricsText).addTo(routes);
        return routes.build();
    }
}
