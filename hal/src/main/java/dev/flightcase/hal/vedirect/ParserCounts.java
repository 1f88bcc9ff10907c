package dev.flightcase.hal.vedirect;

/**
 * What a line has brought since the parser was made.
 *
 * @param blocks verified and handed on
 * @param badSums blocks whose checksum does not hold
 * @param damaged blocks whose checksum holds, but that say what no device says
 * @param cut blocks without their beginning
 * @param hexMessages removed, and whole
 * @param hexBroken removed, and damaged
 * @param unknownLabels lines of verified blocks with labels that we do not know
 * @param strayBytes between blocks, belonging to nothing
 */
public record ParserCounts(
        long blocks,
        long badSums,
        long damaged,
        long cut,
        long hexMessages,
        long hexBroken,
        long unknownLabels,
        long strayBytes) {}
