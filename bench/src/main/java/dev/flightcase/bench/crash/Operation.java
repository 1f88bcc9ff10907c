package dev.flightcase.bench.crash;

import java.util.random.RandomGenerator;

/** One kind of write that customers make. Stateless; any thread. */
interface Operation {
    /** The next one; {@code key} is its own. */
    Request next(String key, RandomGenerator random);
}
