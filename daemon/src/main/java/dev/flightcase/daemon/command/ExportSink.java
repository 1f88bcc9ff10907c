package dev.flightcase.daemon.command;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the files of an export, one after the other. */
@FunctionalInterface
interface ExportSink {
    /** The caller closes what it gets, and only when the file is whole. */
    OutputStream begin(String file) throws IOException;
}
