/** Live video as load: an encoder that costs next to nothing, and players that read no faster than a phone on Wi-Fi. */
@NullMarked
package dev.flightcase.bench.video;

import org.jspecify.annotations.NullMarked;
