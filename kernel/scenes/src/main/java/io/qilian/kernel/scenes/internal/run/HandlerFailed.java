package io.qilian.kernel.scenes.internal.run;

import java.io.Serial;

/** A call of a handler threw, or came back too late: the work of its scene is over. Never passes through vendors' code. */
final class HandlerFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String method;

    HandlerFailed(String method, Throwable cause) {
        super(method, cause);
        this.method = method;
    }

    String method() {
        return method;
    }
}
