@NullMarked
package dev.flightcase.catalogfolder;

import org.jspecify.annotations.NullMarked;
