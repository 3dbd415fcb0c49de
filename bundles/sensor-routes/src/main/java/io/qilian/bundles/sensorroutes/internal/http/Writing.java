package io.qilian.bundles.sensorroutes.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the body of an answer when the client can take it, and ends the request. */
final class Writing implements WriteListener {

    private static final Logger log = LoggerFactory.getLogger(Writing.class);

    private final AsyncContext context;
    private final byte[] body;
    private boolean written;

    Writing(AsyncContext context, byte[] body) {
        this.context = context;
        this.body = body;
    }

    @Override
    public void onWritePossible() throws IOException {
        ServletOutputStream out = context.getResponse().getOutputStream();
        if (!written && out.isReady()) {
            written = true;
            out.write(body);
        }
        if (written && out.isReady()) {
            context.complete();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        log.debug("An answer could not be written: the client has gone", thrown);
        context.complete();
    }
}
