package dev.flightcase.daemon.enrolment;

import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Enroller;

/** What people do with an enrolment: that of the running node, or the files of one that does not run. Blocks. */
public interface EnrolmentDesk {
    Standing standing();

    /** Claims, and asks the hub once while the caller waits. */
    Enroller.Report claim(ClaimTicket ticket) throws InterruptedException;

    Enroller.Report release();
}
