@NullMarked
package dev.flightcase.daemon.adapter;

import org.jspecify.annotations.NullMarked;
