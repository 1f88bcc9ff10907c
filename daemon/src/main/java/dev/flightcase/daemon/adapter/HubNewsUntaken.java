package dev.flightcase.daemon.adapter;

import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node whose catalog, stock and settings are the creator's: what the hub would have them be is logged and not taken, and the hub
 * is told of nothing that is in force.
 */
public final class HubNewsUntaken implements HubNews {
    private static final Logger log = LoggerFactory.getLogger(HubNewsUntaken.class);

    @Override
    public void catalog(CatalogNews news) {
        log.atWarn().addKeyValue("revision", news.revision()).log("the hub has a catalog; this node sells its own");
    }

    @Override
    public void allotments(AllotmentNews news) {
        log.atWarn().addKeyValue("version", news.version()).log("the hub grants stock; this node sells its own");
    }

    @Override
    public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
        return new CommandOutcome.Refused("this node takes its settings from its own file");
    }

    @Override
    public NodeStanding standing() {
        return NodeStanding.NONE;
    }
}
