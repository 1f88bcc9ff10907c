/** Measurements that anyone can repeat with {@code ./flightcase bench NAME}. Never released. */
@NullMarked
package dev.flightcase.bench;

import org.jspecify.annotations.NullMarked;
