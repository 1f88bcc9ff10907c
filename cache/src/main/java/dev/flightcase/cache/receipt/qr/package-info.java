/** QR codes of receipts (ISO/IEC 18004), as a PNG and as an SVG; the only importer of the QR library. */
@NullMarked
package dev.flightcase.cache.receipt.qr;

import org.jspecify.annotations.NullMarked;
