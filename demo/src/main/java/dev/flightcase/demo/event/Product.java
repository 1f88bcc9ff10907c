package dev.flightcase.demo.event;

import java.awt.Graphics2D;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sample catalog.
 *
 * @param spanish null where the English name serves
 * @param cents price in euro cents
 * @param tax key of the tax rates in {@code event.toml}
 * @param stock null for a bundle: it has the stock of its parts
 * @param bundle parts as in the column, empty for a single product
 * @param drop when it can be bought
 * @param limit per order, null for none
 * @param picture of the product; sizes of one shirt share it
 */
record Product(
        String sku,
        String name,
        @Nullable String spanish,
        int cents,
        String tax,
        @Nullable Integer stock,
        String bundle,
        Drop drop,
        @Nullable Integer limit,
        String category,
        String description,
        Shot picture) {

    /** Draws a product into a space of 800 by 800; everything random comes from {@code random}. */
    @FunctionalInterface
    interface Art {
        void draw(Graphics2D g, Palette palette, RandomGenerator random);
    }

    /** What a picture is made of; equal shots are drawn once. */
    record Shot(Art art, Palette palette, long seed) {}

    enum Drop {
        NONE,
        /** Opens while the demo runs. */
        ARMED,
        /** Opened before the demo began. */
        OPEN
    }
}
