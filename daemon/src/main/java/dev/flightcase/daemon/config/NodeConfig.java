package dev.flightcase.daemon.config;

import dev.flightcase.cache.catalog.CatalogConfig;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.token.AccessConfig;
import dev.flightcase.daemon.preflight.PreflightConfig;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.uplink.UplinkConfig;

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
        UplinkConfig uplink,
        HubConfig hub,
        PreflightConfig preflight,
        AccountsConfig accounts) {

    /** The same with another uplink. */
    public NodeConfig withUplink(UplinkConfig changed) {
        return new NodeConfig(stall, http, api, access, catalog, ledger, media, hal, changed, hub, preflight, accounts);
    }
}
