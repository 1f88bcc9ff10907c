package dev.flightcase.catalogfolder;

import java.util.ArrayList;
import java.util.List;

/** Collects problems and warnings up to their bound. Used by one reading, on one thread. */
class Problems {
    private final int max;
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(int max) {
        this.max = max;
    }

    /** For reading again what was checked, or is checked later: takes nothing down and never is full. */
    static Problems unheard() {
        return new Problems(Integer.MAX_VALUE) {
            @Override
            void add(Problem problem) {}

            @Override
            void warn(Problem warning) {}
        };
    }

    void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    void warn(Problem warning) {
        if (warnings.size() < max) {
            warnings.add(warning);
        }
    }

    /** Reading on would find nothing that is still reported. */
    boolean isFull() {
        return found.size() >= max;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> found() {
        return found;
    }

    List<Problem> warnings() {
        return warnings;
    }
}
