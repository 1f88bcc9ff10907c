/** What sensing costs: the sensors of a node in a process of its own, blocks of VE.Direct, and links in virtual time. */
@NullMarked
package dev.flightcase.bench.hal;

import org.jspecify.annotations.NullMarked;
