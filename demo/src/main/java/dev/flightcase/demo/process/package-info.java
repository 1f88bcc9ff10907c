/** Child processes, supervised as systemd would: restarted with back-off, stopped in order, never left behind. */
@NullMarked
package dev.flightcase.demo.process;

import org.jspecify.annotations.NullMarked;
