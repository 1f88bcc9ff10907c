package dev.flightcase.media.level;

/**
 * What somebody asks for.
 *
 * @param reason one short sentence for people; may be empty
 */
public record Wish(ShowLevel level, String reason) {
    /** Of who has not asked for anything. */
    public static final Wish NONE = new Wish(ShowLevel.FULL, "");
}
