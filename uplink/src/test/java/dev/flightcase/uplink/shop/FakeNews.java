package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps what it is told. */
final class FakeNews implements HubNews {
    final List<CatalogNews> catalogs = new ArrayList<>();
    final List<AllotmentNews> allotments = new ArrayList<>();
    final List<NodeConfiguration> configurations = new ArrayList<>();
    volatile NodeStanding standing = NodeStanding.NONE;
    boolean fails;

    @Override
    public void catalog(CatalogNews news) {
        check();
        catalogs.add(news);
    }

    @Override
    public void allotments(AllotmentNews news) {
        check();
        allotments.add(news);
        standing = new NodeStanding(
                new NodeStanding.AllotmentsTaken(new UUID(3, 3), news.version(), List.of()), standing.catalog());
    }

    @Override
    public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
        check();
        configurations.add(wishes);
        return new CommandOutcome.Done();
    }

    @Override
    public NodeStanding standing() {
        return standing;
    }

    private void check() {
        if (fails) {
            throw new IllegalStateException("receiver is broken");
        }
    }
}
