package dev.flightcase.hal.host;

import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import java.util.List;

/** How one kind of file is read. May remember the text before; used by one thread at a time. */
interface FileFormat {

    List<Signal> signals();

    /** @throws MalformedText if the file is not what it should be; then none of its signals has a value */
    void read(String text, Samples samples) throws MalformedText;
}
