package dev.flightcase.hub.reports;

import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.nodes.NodeKey;

/** Wants to know what nodes report. A report may be lost, come twice or late; a node says all of it again with its next connection. */
@FunctionalInterface
public interface ReportListener {
    /**
     * On the thread that reads all reports; may wait for the database.
     *
     * @param report names this node
     */
    void reported(NodeKey node, Report report);
}
