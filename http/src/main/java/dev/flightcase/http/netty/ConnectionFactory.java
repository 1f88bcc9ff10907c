package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Router;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.time.InstantSource;

/** skeleton */
final class ConnectionFactory extends ChannelInitializer<Channel> {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    ConnectionFactory(HttpConfig config, Router router, HttpObserver observer, InstantSource clock) {}

    @Override
    protected void initChannel(Channel channel) {
        open.add(channel);
        channel.close();
    }

    int open() {
        return open.size();
    }

    void drain(Duration grace) {
        open.close();
    }
}
