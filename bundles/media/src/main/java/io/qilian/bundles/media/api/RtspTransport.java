package io.qilian.bundles.media.api;

/** How the pictures of an RTSP source travel. */
public enum RtspTransport {
    /** Within the RTSP connection: no loss, passes firewalls. */
    TCP,
    /** In datagrams of their own: less delay on a clean network. */
    UDP
}
