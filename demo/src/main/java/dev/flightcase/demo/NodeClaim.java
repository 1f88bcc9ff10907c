package dev.flightcase.demo;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The node is made the hub's own before it starts, as people do it: a code from the hub, a command on the node. */
final class NodeClaim {
    private static final Pattern LINK = Pattern.compile("\"url\":\"([^\"]+)\"");

    private NodeClaim() {}

    /** @throws DemoException if the hub gives no code, or the node is not claimed */
    static void run(World world, Duration patience) throws InterruptedException {
        var claimed = OneShot.run(
                List.of(
                        "/usr/bin/env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        world.options().nodeLauncher().toString(),
                        "claim",
                        link(world),
                        "--config",
                        world.run().root().resolve("node.toml").toString()),
                patience);
        if (!claimed.ok()) {
            throw new DemoException(
                    "the hub did not claim the node: " + claimed.output().strip());
        }
        world.progress().step("claim", "the node is the hub's own, with a certificate in its name");
    }

    /** The address of a code, with the fingerprint of the hub's CA. */
    private static String link(World world) throws InterruptedException {
        var answer = world.http()
                .post(
                        world.addresses().hub().resolve("api/v1/codes"),
                        Map.of("Authorization", "Bearer " + token(world)),
                        "{}");
        if (answer instanceof Http.Got got) {
            var link = LINK.matcher(got.body());
            if (link.find()) {
                return link.group(1);
            }
        }
        throw new DemoException("the hub gives no code: " + answer);
    }

    private static String token(World world) {
        try {
            return Files.readString(world.run().root().resolve("hub/keys/operator.token"))
                    .strip();
        } catch (IOException e) {
            throw new DemoException("cannot read the hub's token (" + e + ")", e);
        }
    }
}
