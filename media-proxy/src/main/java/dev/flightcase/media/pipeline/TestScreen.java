package dev.flightcase.media.pipeline;

/**
 * The built-in test picture as one graph of ffmpeg's filters: slow colours, the wall clock (UTC, to the millisecond) with the stream's
 * name below it in {@link DotText}, and a tone that is loud for the first tenth of each second.
 *
 * <p>Frames carry the wall clock as their timestamp while the clock is drawn ({@code RTCTIME} is in microseconds) and are numbered again
 * behind it, so that the stream starts at zero with an even pace. What is shown is the moment before encoding.
 */
record TestScreen(Source.TestPicture picture, String stream) {
    private static final int SAMPLES_PER_SECOND = 48_000;
    /** Of the picture's width. */
    private static final double TEXT_SHARE = 0.9;

    /** For {@code -f lavfi -i}: first the video, then the audio. */
    String graph() {
        return video() + ";" + audio();
    }

    private String video() {
        int width = picture.size().width();
        int height = picture.size().height();
        int rate = picture.framesPerSecond();
        var text = new DotText(stream);
        int dot = Math.max(1, (int) (width * TEXT_SHARE) / text.columns());
        // A small picture without edges loses nothing when it is scaled up.
        return "gradients=size=320x180:rate=" + rate
                + ":speed=0.02:nb_colors=4:seed=7:c0=0x1b1035:c1=0xd43f6b:c2=0xf29e4c:c3=0x2a6f97"
                + ",scale=" + width + ":" + height + ":flags=bilinear,format=yuv420p"
                + ",settb=1/1000,setpts=RTCTIME/1000,split[picture][seed];"
                + "[seed]crop=" + text.columns() + ":" + DotText.ROWS + ":0:0"
                + ",geq=lum='" + text.luma() + "':cb=128:cr=128"
                + ",scale=" + dot * text.columns() + ":" + dot * DotText.ROWS + ":flags=neighbor[text];"
                + "[picture][text]overlay=(W-w)/2:(H-h)/2:format=yuv420"
                + ",settb=1/" + rate + ",setpts=N[out0]";
    }

    private static String audio() {
        // 480 samples are 10 ms: the edge of a beep is that exact. sine is at -18 dB, so 2 and 0.1 are -12 and -38 dB.
        return "sine=frequency=880:sample_rate=" + SAMPLES_PER_SECOND + ",asetnsamples=480"
                + ",asettb=1/1000,asetpts=RTCTIME/1000"
                + ",volume=volume='if(lt(mod(t,1),0.1),2,0.1)':eval=frame"
                + ",asettb=1/" + SAMPLES_PER_SECOND + ",asetpts=N[out1]";
    }
}
