package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Tells a call over which connection it came. */
final class Peer implements ServerInterceptor {

    private static final Context.Key<String> ADDRESS = Context.key("qilian-peer");

    /** The connection of the call under way on this thread; empty outside of one. */
    static String current() {
        String address = ADDRESS.get();
        return address == null ? "" : address;
    }

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        String address = String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        return Contexts.interceptCall(Context.current().withValue(ADDRESS, address), call, headers, next);
    }
}
