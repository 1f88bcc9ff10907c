/**
 * The machine that the node runs on, from {@code /proc}, {@code /sys} and its file systems, behind a root
 * path, so that a recorded tree is as good as the machine.
 */
@NullMarked
package dev.flightcase.hal.host;

import org.jspecify.annotations.NullMarked;
