package dev.flightcase.demo.browser;

import java.util.Map;

/**
 * The window of a page.
 *
 * @param width and {@code height} in CSS pixels
 * @param scale device pixels per CSS pixel
 * @param mobile as a phone: touch, and the meta viewport counts
 */
public record Viewport(int width, int height, double scale, boolean mobile) {
    public static final Viewport LAPTOP = new Viewport(1280, 800, 1, false);
    public static final Viewport SCREEN = new Viewport(1280, 720, 1, false);
    public static final Viewport PHONE = new Viewport(390, 844, 2, true);

    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile);
    }
}
