/** Records to Protocol Buffers and back; the only importer of the generated types. */
@NullMarked
package dev.flightcase.uplink.wire;

import org.jspecify.annotations.NullMarked;
