/**
 * What people see of the way to the hub, and the switch on it. Threads: everything here may be called from any; what reads the
 * journal says so. Errors: a ledger that can not be read now is an empty answer.
 */
@NullMarked
package dev.flightcase.daemon.hub;

import org.jspecify.annotations.NullMarked;
