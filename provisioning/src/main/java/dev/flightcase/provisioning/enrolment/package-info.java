/**
 * Whose node this is: nobody's, or a hub's. The states of an enrolment, their one small file, and the talk with the hub that moves
 * from one to the next. The private keys are made here and never leave.
 *
 * <p><b>Threads.</b> None of its own. {@link dev.flightcase.provisioning.enrolment.EnrolmentStore} and {@link
 * dev.flightcase.provisioning.enrolment.Enroller} block on the disk, and the latter on the network, each within limits.
 *
 * <p><b>Errors.</b> What a hub says or fails to say is a {@link dev.flightcase.provisioning.enrolment.HubAnswer}; a damaged file is a
 * {@link dev.flightcase.provisioning.ProvisioningException} and is left as it is: a node that silently forgot its hub would leave its
 * sales unsettled.
 */
@NullMarked
package dev.flightcase.provisioning.enrolment;

import org.jspecify.annotations.NullMarked;
