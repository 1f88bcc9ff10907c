/**
 * A battery, a panel, weather, a charger and a load that exist as numbers, in virtual time: what the real
 * code is tested against. Everything is drawn from one generator that the caller passes in, so a seed repeats
 * a world exactly.
 *
 * <p>The battery here is deliberately another model than the one of {@link dev.flightcase.hal.battery}: other
 * rest curves, diffusion, heat, hysteresis, cold that works on resistance too. Nothing here knows the
 * estimator, and the estimator knows nothing of this package.
 *
 * <p>Not thread-safe; a world belongs to one thread.
 */
@NullMarked
package dev.flightcase.hal.world;

import org.jspecify.annotations.NullMarked;
