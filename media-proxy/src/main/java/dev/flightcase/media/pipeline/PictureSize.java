package dev.flightcase.media.pipeline;

import java.util.regex.Pattern;

/** Pixels; both even, as 4:2:0 video needs. */
public record PictureSize(int width, int height) {
    public static final PictureSize HD = new PictureSize(1280, 720);

    private static final Pattern TEXT = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final String RULE = "must be a size such as \"1280x720\", even and from 160x90 to 4096x2304";

    public PictureSize {
        if (width < 160 || width > 4096 || height < 90 || height > 2304 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** @throws IllegalArgumentException whose message is the rule */
    public static PictureSize parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        return new PictureSize(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
