/** Products, prices and pictures: written whole by an import, switched atomically, read as ready-made JSON. */
@NullMarked
package dev.flightcase.cache.catalog;

import org.jspecify.annotations.NullMarked;
