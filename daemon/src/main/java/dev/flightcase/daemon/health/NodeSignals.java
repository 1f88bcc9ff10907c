package dev.flightcase.daemon.health;

/** Names of the signals that the node itself gives; those of host and board are in {@link dev.flightcase.hal.Signals}. */
public final class NodeSignals {
    /** Since the uplink was last online, s; 0 while it is. */
    public static final String UPLINK_SILENCE = "uplink.silence";
    /** Until the certificate of the hub runs out, s; negative after. */
    public static final String CERTIFICATE_LEFT = "uplink.certificate-left";
    /** 0 while the enrolment is as it should be, 1 when the hub has taken the node out, 2 when its file is damaged. */
    public static final String ENROLMENT_TROUBLE = "uplink.enrolment-trouble";
    /** Since the newest segment of a live stream came in, s: that of the stream that waits longest. */
    public static final String SEGMENT_AGE = "media.segment-age";
    /** Players that asked for something lately. */
    public static final String VIEWERS = "media.viewers";
    /** Different rules of HLS that the node's own streams broke in the last ten minutes. */
    public static final String RULES_BROKEN = "media.rules-broken";
    /** 1 while an order can be taken and made durable, else 0. */
    public static final String SALES_READY = "sales.ready";
    /** Since when the second medium lacks something that was sold, s; 0 while it has everything. */
    public static final String MIRROR_LAG = "sales.mirror-lag";
    /** Entries of the journal that are not on the second medium. */
    public static final String MIRROR_BEHIND = "sales.mirror-behind";
    /** Orders that the hub is not known to have. */
    public static final String HUB_WAITING = "sales.hub-waiting";
    /** Age of the oldest entry that the hub is not known to have, s; 0 when it has all. */
    public static final String HUB_WAITING_AGE = "sales.hub-waiting-age";
    /** Every entry of the journal up to this one is at the hub. */
    public static final String HUB_CONFIRMED = "sales.hub-confirmed";
    /** Entries that the hub would not take. */
    public static final String HUB_REJECTED = "sales.hub-rejected";
    /** What is left of the life of the payment token that has waited longest, s. */
    public static final String TOKEN_LEFT = "sales.token-left";
    /** Since the hub's last receipt, s. */
    public static final String RECEIPT_AGE = "uplink.receipt-age";
    /** Messages from the hub's broker that could not be understood or believed, since the start. */
    public static final String DEAD_LETTERS = "uplink.dead-letters";
    /** Orders acknowledged since the process started. */
    public static final String ORDERS = "sales.orders";

    private NodeSignals() {}
}
