package dev.flightcase.daemon.config;

import dev.flightcase.cache.catalog.CatalogConfig;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.token.AccessConfig;
import dev.flightcase.daemon.preflight.PreflightConfig;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.hal.network.NetworkConfig;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.sync.SyncConfig;
import java.net.URI;
import java.util.List;

/** Everything that can be configured, checked. {@code node.sample.toml} is the reference of its keys. */
public record NodeConfig(
        StallConfig stall,
        HttpConfig http,
        ApiConfig api,
        AccessConfig access,
        CatalogConfig catalog,
        LedgerConfig ledger,
        MediaSettings media,
        HalConfig hal,
        NetworkConfig network,
        UplinkConfig uplink,
        CommerceConfig commerce,
        SyncConfig sync,
        HubConfig hub,
        PreflightConfig preflight,
        AccountsConfig accounts) {

    /** The same with other brokers; none leaves them as they are. */
    public NodeConfig withBrokers(List<URI> brokers) {
        return brokers.isEmpty()
                ? this
                : withUplink(new UplinkConfig(
                        brokers, uplink.group(), uplink.interval(), uplink.timing(), uplink.backoff()));
    }

    /** The same with another uplink, for orders too. */
    public NodeConfig withUplink(UplinkConfig changed) {
        var orders = new CommerceConfig(
                changed.brokers(),
                changed.group(),
                commerce.sending(),
                commerce.metering(),
                commerce.timing(),
                commerce.backoff());
        return new NodeConfig(
                stall, http, api, access, catalog, ledger, media, hal, network, changed, orders, sync, hub, preflight,
                accounts);
    }
}
