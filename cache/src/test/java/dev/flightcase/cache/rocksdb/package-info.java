@NullMarked
package dev.flightcase.cache.rocksdb;

import org.jspecify.annotations.NullMarked;
