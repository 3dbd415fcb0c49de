package io.qilian.kernel.api.feed;

import java.util.regex.Pattern;

/**
 * One uninterrupted run of a feed: from a connect to the loss of the connection, or once through a file.
 *
 * @param id 16 hexadecimal digits. A replayed run has the same id each time; any other has one of its own
 * @param replayed whether the run is a file that is given frame by frame, none left out, in the time of the recording:
 *     the same file then gives the same observations and the same events each time
 */
public record FeedRun(String id, boolean replayed) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    /**
     * Checks the form of the id.
     *
     * @throws IllegalArgumentException if it is not 16 hexadecimal digits
     */
    public FeedRun {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("run: expected 16 hexadecimal digits, got " + id);
        }
    }
}
