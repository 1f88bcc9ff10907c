package dev.flightcase.hal;

/**
 * How a sensor fares. Counters are since start.
 *
 * @param detail what the trouble is, for people; empty without trouble
 * @param polls reads begun
 * @param failures reads that threw, or gave a {@link Sample.Failed}
 * @param rejections readings that failed their gate
 */
public record SensorStatus(String sensor, Trouble trouble, String detail, long polls, long failures, long rejections) {}
