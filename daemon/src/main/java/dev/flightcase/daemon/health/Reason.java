package dev.flightcase.daemon.health;

import dev.flightcase.hal.Reading;
import java.time.Duration;

/**
 * Why a dimension is below {@link Rule#ATTENTION_SCORE}.
 *
 * @param threshold the value of the signal at which it becomes a reason, in its unit
 * @param says one sentence a helper understands
 * @param action one thing to do about it
 */
public record Reason(
        Reading reading, Duration age, Dimension dimension, int score, double threshold, String says, String action) {}
