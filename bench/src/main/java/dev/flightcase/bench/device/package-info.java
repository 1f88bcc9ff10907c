/** What reaches a disk: a private file system on a loop device, and the counters of the kernel. */
@NullMarked
package dev.flightcase.bench.device;

import org.jspecify.annotations.NullMarked;
