package io.qilian.bundles.feeds.internal.connection;

/** The right to open one source, from the gate. Closed by its holder when the opening has come to its end. */
public final class Admission implements AutoCloseable {

    private final ConnectionGate gate;
    private final Ticket ticket;
    private final boolean granted;
    private Outcome outcome = Outcome.ABANDONED;
    private boolean closed;

    Admission(ConnectionGate gate, Ticket ticket, boolean granted) {
        this.gate = gate;
        this.ticket = ticket;
        this.granted = granted;
    }

    /**
     * Whether the source may be opened.
     *
     * @return false if the wait was cancelled
     */
    public boolean granted() {
        return granted;
    }

    /**
     * Says how it ended; else it counts as given up.
     *
     * @param how the outcome
     */
    public void ended(Outcome how) {
        outcome = how;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            gate.end(ticket, outcome);
        }
    }
}
