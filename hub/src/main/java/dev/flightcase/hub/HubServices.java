package dev.flightcase.hub;

import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.reports.ReportReader;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What every {@link HubPart} may use.
 *
 * @param nodes that are known now
 * @param guard of the operator's routes
 */
record HubServices(
        Database database,
        SignedMessages messages,
        Supplier<Collection<NodeKey>> nodes,
        Downlink line,
        ReportReader reports,
        OperatorGuard guard,
        InstantSource clock) {}
