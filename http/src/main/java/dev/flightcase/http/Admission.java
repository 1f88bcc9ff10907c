package dev.flightcase.http;

/** Whether the body of a streaming request is wanted. */
public sealed interface Admission {
    /**
     * Answer now. A client that asked with {@code Expect: 100-continue} gets this instead of the 100; if the body is not wholly here
     * the connection closes after the answer.
     */
    record Refused(Response response) implements Admission {}

    /** Go on: {@code 100 Continue} where it was asked for, then the body goes to {@code receiver}. */
    record Accepted(BodyReceiver receiver) implements Admission {}
}
