/** The run directory of a demo and the configuration files it writes there. */
@NullMarked
package dev.flightcase.demo.folder;

import org.jspecify.annotations.NullMarked;
