package dev.flightcase.demo;

import dev.flightcase.demo.visitor.Buyers;
import dev.flightcase.demo.visitor.Viewers;
import java.time.Duration;
import java.util.Optional;

/** Act two: visitors come, the picture is looked at, and the uplink may be cut. */
final class Visit {
    private static final long BUYERS_SEED = 21;

    private final World world;
    private final PictureCheck picture;
    private final Viewers viewers;
    private final Buyers buyers;
    private final Optional<UplinkCut> cut;
    private final HubQueue queue;

    Visit(World world, PictureCheck picture) {
        this.world = world;
        this.picture = picture;
        this.viewers = new Viewers(world.http(), world.addresses().live(), System::nanoTime);
        this.buyers = new Buyers(world.http(), world.addresses().node(), world.desk(), BUYERS_SEED);
        this.queue = new HubQueue(world.node(), world.stop());
        this.cut = world.options().cutUplink().map(length -> new UplinkCut(world, length));
    }

    void start() {
        picture.start();
        viewers.start(world.options().viewers());
        buyers.start(world.options().buyers());
        if (world.options().buyers() > 0) {
            Thread.ofVirtual().name("hub-queue").start(queue);
        }
        cut.ifPresent(task -> Thread.ofVirtual().name("uplink-cut").start(task));
    }

    /** Blocks at most for the patience, mostly for far less. */
    void stop(Duration patience) throws InterruptedException {
        viewers.stop(patience.dividedBy(4));
        picture.stop(patience.dividedBy(4));
        buyers.stop(patience.dividedBy(2));
    }

    PictureCheck picture() {
        return picture;
    }

    Viewers.Report viewers() {
        return viewers.report();
    }

    Buyers.Report buyers() {
        return buyers.report();
    }

    HubQueue queue() {
        return queue;
    }

    boolean cutMade() {
        return cut.map(UplinkCut::made).orElse(false);
    }

    boolean cutSeen() {
        return cut.map(UplinkCut::seen).orElse(false);
    }
}
