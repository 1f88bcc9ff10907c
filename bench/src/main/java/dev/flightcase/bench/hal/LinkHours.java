package dev.flightcase.bench.hal;

import dev.flightcase.hal.network.LinkKind;
import java.time.Duration;
import java.util.SplittableRandom;

/** Links over hours and months: whether the choice stays, and what probing costs. */
final class LinkHours {
    private static final Duration QUICK = Duration.ofMillis(30);
    private static final Duration MOBILE = Duration.ofMillis(90);
    private static final String MODEM = "modem0";

    /** How a month is for a modem whose bytes cost money. */
    enum Month {
        WELL("the only link, well"),
        SESSION("the only link, the hub's session over it"),
        LOSSY("the only link, 10 % of the packets lost on each way"),
        PORTAL("the only link, a login page all month"),
        DEAD("the only link, dead all month"),
        SECOND("beside a cable that is dead for 20 minutes every 8 hours");

        private final String words;

        Month(String words) {
            this.words = words;
        }

        /** For the table. */
        String words() {
            return words;
        }
    }

    private LinkHours() {}

    /** Links chosen after the first choice, of two that lose so much on each way. */
    static int flaps(long seed, Duration duration, double loss) {
        var watched = new WatchedNet(new SplittableRandom(seed));
        watched.net().add("eth0", LinkKind.ETHERNET, Condition.good(loss, QUICK));
        watched.net().add("wlan0", LinkKind.WIFI, Condition.good(loss, QUICK));
        watched.run(duration);
        watched.finish();
        return watched.net().choices() - 1;
    }

    /** Bytes of probing over the modem, both directions, with IP headers. */
    static long bytes(Month month, long seed, Duration duration) {
        var watched = new WatchedNet(new SplittableRandom(seed));
        var net = watched.net();
        var well = Condition.good(0, MOBILE);
        var cable = month == Month.SECOND ? net.add("eth0", LinkKind.ETHERNET, Condition.good(0, QUICK)) : null;
        net.session(month == Month.SESSION);
        net.add(
                MODEM,
                LinkKind.CELLULAR,
                switch (month) {
                    case WELL, SESSION, SECOND -> well;
                    case LOSSY -> well.withLoss(0.1);
                    case PORTAL -> well.withPortal();
                    case DEAD -> well.withLoss(1);
                });
        if (cable == null) {
            watched.run(duration);
        } else {
            alternate(watched, cable, duration);
        }
        watched.finish();
        return watched.probeBytes(MODEM);
    }

    private static void alternate(WatchedNet watched, VirtualLink cable, Duration duration) {
        var out = Duration.ofMinutes(20);
        var cycle = Duration.ofHours(8);
        for (long cycles = duration.dividedBy(cycle); cycles > 0; cycles--) {
            watched.run(cycle.minus(out));
            var was = cable.condition();
            cable.become(LinkFault.DEAD.on(was));
            watched.run(out);
            cable.become(was);
        }
    }
}
