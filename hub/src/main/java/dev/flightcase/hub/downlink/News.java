package dev.flightcase.hub.downlink;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.nodes.NodeKey;
import java.util.function.Supplier;

/**
 * What one node is to know.
 *
 * @param version rises with each change; equal versions say the same
 * @param payload what goes out; asked for only when this version has not been told yet
 */
public record News(NodeKey node, long version, Supplier<ByteString> payload) {}
