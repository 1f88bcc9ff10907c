/** The only importer of RocksDB: opens and closes every native object, and turns its errors into our words. */
@NullMarked
package dev.flightcase.cache.rocksdb;

import org.jspecify.annotations.NullMarked;
