/**
 * Who this node is: its keys and its id, on disk; and the small durable files that other parts need.
 *
 * <p><b>Threads.</b> None of its own. Opening and writing block on the disk (each write is an fsync), and
 * {@link dev.flightcase.provisioning.IdentityStore} and {@link dev.flightcase.provisioning.SecretFile} may
 * wait a bounded time for another process: call them at start, not on an event loop. {@link
 * dev.flightcase.provisioning.NodeIdentity} is immutable and may be used by any thread.
 *
 * <p><b>Errors.</b> {@link dev.flightcase.provisioning.ProvisioningException}, whose message names the file,
 * what is wrong with it and what to do. Nothing here repairs a damaged identity by making a new one: a node
 * that silently became another could not be told from a stolen card.
 *
 * <p><b>Neighbours.</b> A leaf: knows no other module.
 */
@NullMarked
package dev.flightcase.provisioning;

import org.jspecify.annotations.NullMarked;
