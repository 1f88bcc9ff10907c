/** What the terminal shows: progress lines, tables, the QR code, the summary and the exit code that follows from it. */
@NullMarked
package dev.flightcase.demo.report;

import org.jspecify.annotations.NullMarked;
