package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.config.ApiConfig;
import dev.flightcase.daemon.config.IpNetwork;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsRoutesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "192.168.4.20, 200",
        "10.1.2.3, 200",
        "::1, 200",
        "fd00::7, 200",
        "203.0.113.9, 403",
        "2001:db8::1, 403",
        "172.32.0.1, 403",
    })
    void showsTheCountersToTheStallsOwnNetworksOnly(String address, int status) throws Exception {
        assertThat(ask(ApiConfig.defaults().metricsNetworks(), address).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, 200", "127.0.0.1, 403"})
    void theNetworksAreThoseOfTheConfiguration(String address, int status) throws Exception {
        assertThat(ask(List.of(IpNetwork.parse("10.1.0.0/16")), address).status())
                .isEqualTo(status);
    }

    private static Response ask(List<IpNetwork> networks, String address) throws Exception {
        var routes = Router.builder();
        new MetricsRoutes(Runnable::run, networks, () -> "a_total 1\n").addTo(routes);
        var found = (Router.Match.Found) routes.build().match(Method.GET, "/metrics");
        var request = Request.of(Method.GET, "/metrics");
        return ((Handler.Blocking) found.route().handler())
                .function()
                .apply(new Request(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.headers(),
                        request.parameters(),
                        new InetSocketAddress(InetAddress.ofLiteral(address), 4711),
                        request.body()));
    }
}
