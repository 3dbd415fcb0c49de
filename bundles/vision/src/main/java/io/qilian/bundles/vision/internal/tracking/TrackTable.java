package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;

/** The tracks that are being followed, confirmed or remembered, oldest first. Bounded; places are used again. */
final class TrackTable {

    private final TrackerSettings.Motion motion;
    private final LiveTrack[] tracks;
    private int count;
    private long leftOut;

    TrackTable(TrackerSettings settings) {
        this.motion = settings.motion();
        this.tracks = new LiveTrack[settings.bounds().maximumTracks()];
    }

    int count() {
        return count;
    }

    LiveTrack track(int index) {
        return tracks[index];
    }

    /**
     * Begins a track. When there is no place, the one that has not been seen for longest makes way; if all are seen in
     * this very frame, the new one is left out.
     *
     * @return whether it was begun; it is the last one then
     */
    boolean start(DetectionBatch batch, int index, FrameTime time) {
        if (count == tracks.length && !forgetLongestLost()) {
            leftOut++;
            return false;
        }
        if (tracks[count] == null) {
            tracks[count] = new LiveTrack(motion);
        }
        tracks[count++].start(batch, index, time);
        return true;
    }

    private boolean forgetLongestLost() {
        int longest = 0;
        for (int i = 1; i < count; i++) {
            if (tracks[i].lastSeenNanos() < tracks[longest].lastSeenNanos()) {
                longest = i;
            }
        }
        if (tracks[longest].seen()) {
            return false;
        }
        remove(longest);
        return true;
    }

    void remove(int index) {
        LiveTrack free = tracks[index];
        System.arraycopy(tracks, index + 1, tracks, index, count - index - 1);
        tracks[--count] = free;
    }

    long leftOut() {
        return leftOut;
    }
}
