@NullMarked
package dev.flightcase.demo.folder;

import org.jspecify.annotations.NullMarked;
