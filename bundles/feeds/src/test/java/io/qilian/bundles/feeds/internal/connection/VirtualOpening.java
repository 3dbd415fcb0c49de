package io.qilian.bundles.feeds.internal.connection;

/** One opening in virtual time: asks the gate without waiting. */
public final class VirtualOpening {

    private final ConnectionGate gate;
    private final Ticket ticket;

    public VirtualOpening(ConnectionGate gate, String host, String feed) {
        this.gate = gate;
        ticket = gate.join(host, feed, Thread.currentThread());
    }

    /** Whether it may begin now. */
    public boolean begin() {
        return gate.ask(ticket) == 0;
    }

    public boolean begun() {
        return ticket.admitted;
    }

    public void end(boolean answered) {
        gate.end(ticket, answered ? Outcome.ANSWERED : Outcome.FAILED);
    }
}
