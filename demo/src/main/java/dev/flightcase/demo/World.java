package dev.flightcase.demo;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.HubClient;
import dev.flightcase.demo.client.NodeClient;
import dev.flightcase.demo.client.OperatorDesk;
import dev.flightcase.demo.folder.RunDirectory;
import dev.flightcase.demo.relay.TcpRelay;
import dev.flightcase.demo.report.Progress;

/**
 * What every act of the demo has at hand.
 *
 * @param relay the uplink between node and broker
 */
record World(
        DemoOptions options,
        Progress progress,
        StopSign stop,
        RunDirectory run,
        Addresses addresses,
        Http http,
        TcpRelay relay) {

    NodeClient node() {
        return new NodeClient(http, addresses.node());
    }

    OperatorDesk desk() {
        return new OperatorDesk(http, addresses.node(), addresses.operatorPin());
    }

    HubClient hub() {
        return new HubClient(http, addresses.hub());
    }
}
