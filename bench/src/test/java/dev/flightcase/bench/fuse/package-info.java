@NullMarked
package dev.flightcase.bench.fuse;

import org.jspecify.annotations.NullMarked;
