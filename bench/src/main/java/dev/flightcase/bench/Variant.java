package dev.flightcase.bench;

import java.util.List;

/**
 * One way to start the node's JVM.
 *
 * @param flags all of them
 * @param startUpCache whether the cache made by {@code flightcase train} is used; it only fits the shipped flags
 */
record Variant(String name, List<String> flags, boolean startUpCache) {
    Variant {
        flags = List.copyOf(flags);
    }
}
