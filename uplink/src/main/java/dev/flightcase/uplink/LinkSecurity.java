package dev.flightcase.uplink;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What a link over TLS shows of itself, and whom it trusts. The port behind which the node's certificate stays. */
@FunctionalInterface
public interface LinkSecurity {
    /** For a node that nobody has claimed: it reaches brokers without TLS only. */
    LinkSecurity NONE = Optional::empty;

    /** For one attempt to connect; empty when there is no certificate. May block on the disk. */
    Optional<Attempt> attempt();

    /** One attempt, and what came of it: a certificate that was renewed is kept once a broker took it. */
    interface Attempt {
        SSLContext context();

        /** The broker took the connection. */
        void worked();

        /** It did not. */
        void failed();
    }
}
