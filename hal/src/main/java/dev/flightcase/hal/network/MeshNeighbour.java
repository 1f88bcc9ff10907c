package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.Optional;

/**
 * Another node of a B.A.T.M.A.N. mesh, as batctl prints it.
 *
 * @param address of its hardware
 * @param lastSeen how long ago it was heard
 * @param quality of transmission, 0 to 255 (B.A.T.M.A.N. IV)
 * @param kilobitsPerSecond estimated (B.A.T.M.A.N. V)
 */
public record MeshNeighbour(
        String address, Duration lastSeen, Optional<Integer> quality, Optional<Double> kilobitsPerSecond) {}
