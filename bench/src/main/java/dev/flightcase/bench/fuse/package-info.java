/**
 * Lets programs use a {@link dev.flightcase.bench.forgetful.ForgetfulDisk}: the kernel's FUSE protocol, spoken over {@code
 * /dev/fuse} without any library. Each mounted disk has one platform thread that answers, and one that answers late where a
 * fault says so. Protocol: include/uapi/linux/fuse.h of Linux, version 7.31 of it.
 */
@NullMarked
package dev.flightcase.bench.fuse;

import org.jspecify.annotations.NullMarked;
