package io.qilian.bundles.modellibrary.internal.quantization;

/** Lets work on many pictures end early. */
final class Interruption {

    private Interruption() {}

    /**
     * Ends the work if the thread was interrupted. The mark is taken off, since writing and deleting files would stumble
     * over it.
     *
     * @param where what was worked on
     */
    static void check(String where) {
        if (Thread.interrupted()) {
            throw QuantizationProblems.interrupted(where);
        }
    }
}
