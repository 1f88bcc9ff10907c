/**
 * Serial lines on Linux through {@code java.lang.foreign}: open, set, wait, read, close. The JVM needs
 * {@code --enable-native-access=ALL-UNNAMED}, which the node's start script and the tests give it.
 *
 * <p><b>Numbers.</b> Requests of ioctl, flags of open and the layout of termios are those of the kernel's
 * {@code asm-generic} headers (ioctls.h, fcntl.h, termbits.h), which x86-64 and aarch64 share; the calls go to
 * the kernel's own ioctls and not to the C library's tcsetattr, whose structure is another one.
 *
 * <p><b>Threads.</b> None of its own. A port is used and closed by one thread.
 *
 * <p><b>Errors.</b> What a device does is a result; {@link dev.flightcase.hal.serial.ErrnoException} stays
 * inside and with the emulator.
 */
@NullMarked
package dev.flightcase.hal.serial;

import org.jspecify.annotations.NullMarked;
