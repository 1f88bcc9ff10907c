package dev.flightcase.hal.network;

/**
 * A Wi-Fi radio.
 *
 * @param name the kernel's, such as {@code phy0}
 * @param usb plugged in, and not soldered on
 */
public record Radio(String name, boolean usb) {}
