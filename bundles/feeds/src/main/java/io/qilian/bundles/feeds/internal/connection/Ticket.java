package io.qilian.bundles.feeds.internal.connection;

/** The place of one who wants to open a source. Guarded by the gate. */
final class Ticket {

    final String host;
    final String feed;
    final long number;
    final Thread waiter;
    boolean admitted;

    Ticket(String host, String feed, long number, Thread waiter) {
        this.host = host;
        this.feed = feed;
        this.number = number;
        this.waiter = waiter;
    }
}
