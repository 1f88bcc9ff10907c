package dev.flightcase.demo.encoder;

import java.time.Instant;

/**
 * The wall clock as black and white squares along the top edge of the picture, for programs that measure how old a frame is.
 *
 * <p>Layout: 40 columns and 2 rows of squares over the whole width; a square is 1/40 of the width and 1/45 of the height of the
 * picture (32 x 16 pixels at 1280 x 720: whole H.264 macroblocks). Row 0, white = 1:
 *
 * <pre>
 * columns  0..3   sync, 1 0 1 0
 * columns  4..35  milliseconds since 1970-01-01T00:00:00Z modulo 2^32 (49.7 days), most significant bit first
 * columns 36..39  check: exclusive or of the eight 4-bit groups of columns 4..35, most significant bit first
 * </pre>
 *
 * Row 1 is the opposite of row 0. A reader compares each square with the one below it, so no brightness threshold is needed, and a
 * blend of two frames shows as low contrast. The time is that of the moment in which the frame passed the filter, before encoding.
 */
public final class ClockStrip {
    public static final int COLUMNS = 40;
    public static final int ROWS = 2;
    /** A row is this part of the picture's height. */
    public static final int ROWS_PER_PICTURE = 45;

    private static final int SYNC = 0b1010;
    private static final int SYNC_COLUMNS = 4;
    private static final int TIME_COLUMNS = 32;
    private static final long PERIOD_MILLIS = 1L << TIME_COLUMNS;
    /** Of 219 steps between video black and white (ITU-R BT.601): below it a square is a blend, not a bit. */
    private static final int CONTRAST_MIN = 60;

    private ClockStrip() {}

    /** Brightness of one pixel, 0 to 255; x to the right, y down. */
    @FunctionalInterface
    public interface Luma {
        int at(int x, int y);
    }

    /** What a frame says. */
    public sealed interface Reading {}

    /** @param millisModulo milliseconds since 1970 modulo 2^32; {@link ClockStrip#instant} makes an instant of it */
    public record Time(long millisModulo) implements Reading {}

    public record Unreadable(String why) implements Reading {}

    /**
     * Filters that draw the strip onto a picture whose timestamps are seconds since 1970 with millisecond steps.
     *
     * @param in and out are labels of a filter graph, without brackets
     */
    public static String filters(String in, String out, int width, int height) {
        var one =
                "if(lt(X\\,4)\\,1-mod(X\\,2)\\,if(lt(X\\,36)\\,mod(floor(ld(0)/pow(2\\,35-X))\\,2)\\," + check() + "))";
        // Video range: black is 16, white is 235.
        var luma = "st(0\\,mod(floor(T*1000+0.5)\\,4294967296))*0+16+219*abs(Y-" + one + ")";
        return ("[%s]split[strip-picture][strip-seed];"
                        + "[strip-seed]crop=%d:%d:0:0,geq=lum=%s:cb=128:cr=128,scale=%d:%d:flags=neighbor[strip];"
                        + "[strip-picture][strip]overlay=0:0:format=yuv420[%s]")
                .formatted(in, COLUMNS, ROWS, luma, width, ROWS * (height / ROWS_PER_PICTURE), out);
    }

    private static String check() {
        var sum = new StringBuilder("mod(0");
        for (int group = 0; group < TIME_COLUMNS / 4; group++) {
            sum.append("+floor(ld(0)/pow(2\\,39-X+").append(4 * group).append("))");
        }
        return sum.append("\\,2)").toString();
    }

    /** Reads the strip of a whole frame; the frame may have been scaled. */
    public static Reading read(Luma frame, int width, int height) {
        long bits = 0;
        for (int column = 0; column < COLUMNS; column++) {
            int contrast = square(frame, width, height, column, 0) - square(frame, width, height, column, 1);
            if (Math.abs(contrast) < CONTRAST_MIN) {
                return new Unreadable("column " + column + " has contrast " + Math.abs(contrast) + ", at least "
                        + CONTRAST_MIN + " expected");
            }
            bits = bits << 1 | (contrast > 0 ? 1 : 0);
        }
        return decode(bits);
    }

    /** @param bits the 40 squares of row 0, column 0 in the most significant place */
    static Reading decode(long bits) {
        int sync = (int) (bits >>> (COLUMNS - SYNC_COLUMNS));
        if (sync != SYNC) {
            return new Unreadable("sync is " + Integer.toBinaryString(sync) + ", not 1010");
        }
        long time = bits >>> 4 & PERIOD_MILLIS - 1;
        int check = (int) (bits & 0xF);
        return check == checkOf(time)
                ? new Time(time)
                : new Unreadable("check is " + check + ", " + checkOf(time) + " expected");
    }

    /** The 40 squares of row 0 for a time, column 0 in the most significant place. */
    static long encode(long epochMillis) {
        long time = Math.floorMod(epochMillis, PERIOD_MILLIS);
        return (long) SYNC << (COLUMNS - SYNC_COLUMNS) | time << 4 | checkOf(time);
    }

    private static int checkOf(long time) {
        int check = 0;
        for (int shift = 0; shift < TIME_COLUMNS; shift += 4) {
            check ^= (int) (time >>> shift & 0xF);
        }
        return check;
    }

    /** The instant a reading means: of all that fit, the one nearest to {@code near} (at most 24.8 days away). */
    public static Instant instant(Time time, Instant near) {
        long nearMillis = near.toEpochMilli();
        long ahead = Math.floorMod(time.millisModulo() - nearMillis, PERIOD_MILLIS);
        return Instant.ofEpochMilli(nearMillis + (ahead > PERIOD_MILLIS / 2 ? ahead - PERIOD_MILLIS : ahead));
    }

    /** Mean of the middle half of a square: edges blur when a picture is scaled. */
    private static int square(Luma frame, int width, int height, int column, int row) {
        int left = width * (4 * column + 1) / (4 * COLUMNS);
        int right = Math.max(left + 1, width * (4 * column + 3) / (4 * COLUMNS));
        int top = height * (4 * row + 1) / (4 * ROWS_PER_PICTURE);
        int bottom = Math.max(top + 1, height * (4 * row + 3) / (4 * ROWS_PER_PICTURE));
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += frame.at(x, y);
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
