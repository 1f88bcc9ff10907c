/**
 * A disk that forgets what was not synced: the model of a file system in memory, without any kernel in it.
 *
 * <p>Every file has the bytes that a process reads back and the bytes that a power cut would leave; every folder has its
 * names twice in the same way. {@link dev.flightcase.bench.forgetful.ForgetfulDisk} is the one that others talk to, from any
 * thread; {@code bench.fuse} lets programs use it.
 */
@NullMarked
package dev.flightcase.bench.forgetful;

import org.jspecify.annotations.NullMarked;
