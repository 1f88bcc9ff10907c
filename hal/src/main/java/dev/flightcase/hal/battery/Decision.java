package dev.flightcase.hal.battery;

import java.util.List;

/** What should be done about the battery, and the evidence for it in words. Nobody acts on one by itself. */
public sealed interface Decision {

    /** Short sentences for people, the weightiest first; never empty. */
    List<String> evidence();

    /** Nothing to do, or nothing to go on. */
    record Stay(List<String> evidence) implements Decision {
        public Stay {
            evidence = List.copyOf(evidence);
        }
    }

    /** People should know: little time is left, or one source alone says that it is over. */
    record Warn(List<String> evidence) implements Decision {
        public Warn {
            evidence = List.copyOf(evidence);
        }
    }

    /** Two sources agree that minutes are left: say goodbye, flush queues. */
    record StopSoon(List<String> evidence) implements Decision {
        public StopSoon {
            evidence = List.copyOf(evidence);
        }
    }

    /** Two sources agree that the pack is at its end: stop while it can still be done cleanly. */
    record StopNow(List<String> evidence) implements Decision {
        public StopNow {
            evidence = List.copyOf(evidence);
        }
    }
}
