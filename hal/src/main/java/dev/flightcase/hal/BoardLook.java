package dev.flightcase.hal;

import java.util.List;

/**
 * What somebody who looks after the hardware sees of a board.
 *
 * @param board name of the profile
 * @param title for people
 * @param unconfirmed what of the profile nobody has compared with a board
 * @param parts what the profile expects and how it fares, then what answers and is not expected
 */
public record BoardLook(String board, String title, List<String> unconfirmed, List<BoardPart> parts) {
    public BoardLook {
        unconfirmed = List.copyOf(unconfirmed);
        parts = List.copyOf(parts);
    }

    /** Of a board of which there is nothing to say part by part. */
    public static BoardLook of(String board, String title) {
        return new BoardLook(board, title, List.of(), List.of());
    }
}
