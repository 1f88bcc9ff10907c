/** Bytes that were once on the wire, held against the schema of today. */
@NullMarked
package dev.flightcase.contract;

import org.jspecify.annotations.NullMarked;
