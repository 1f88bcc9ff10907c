package dev.flightcase.hal;

/** A signal that a sensor promises to deliver, and the gate that each of its readings must pass. */
public record Signal(String name, Unit unit, Plausibility plausibility) {}
