package dev.flightcase.hal.emulator;

/**
 * What a power monitor is connected to.
 *
 * @param volts at its bus input
 * @param amperes through its shunt, positive from its plus to its minus input
 */
public record Terminals(double volts, double amperes) {}
