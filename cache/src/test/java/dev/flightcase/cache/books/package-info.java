@NullMarked
package dev.flightcase.cache.books;

import org.jspecify.annotations.NullMarked;
