package dev.flightcase.hal;

import java.util.List;

/** What came of looking for a board profile by name. */
public sealed interface BoardChoice {

    record Known(BoardProfile profile) implements BoardChoice {}

    /** No such profile; {@code known} are the names that would work, in order of declaration. */
    record Unknown(String name, List<String> known) implements BoardChoice {
        public Unknown {
            known = List.copyOf(known);
        }
    }
}
