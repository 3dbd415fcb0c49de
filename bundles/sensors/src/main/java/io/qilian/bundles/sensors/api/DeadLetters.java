package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What stations sent and what could not become a reading. Published as a service; thread-safe. */
@ProviderType
public interface DeadLetters {

    /** Most letters of one answer. */
    int MAXIMUM_LIMIT = 1_000;

    /**
     * Letters, the latest first.
     *
     * @param feed of one feed; empty for all
     * @param open only those that were not replayed
     * @param limit most letters, 1 to {@value #MAXIMUM_LIMIT}
     * @return the letters
     * @throws io.qilian.kernel.api.problem.ProblemException if the database does not answer
     */
    @Permission("deadletter:list")
    List<DeadLetter> letters(Optional<String> feed, boolean open, int limit);

    /**
     * One letter.
     *
     * @param id its number
     * @return the letter
     * @throws io.qilian.kernel.api.problem.ProblemException if there is none, or the database does not answer
     */
    @Permission("deadletter:view")
    DeadLetter letter(long id);

    /**
     * Hands the measurement of a letter in again, such as after the feed's file has been corrected. It waits for the
     * database. A letter that was replayed before is left alone.
     *
     * @param id its number
     * @return the letter as it stands now
     * @throws io.qilian.kernel.api.problem.ProblemException with the reason if it is refused again, if it holds no
     *     measurement, if there is none of that number, or if the database does not answer
     */
    @Permission("deadletter:replay")
    DeadLetter replay(long id);
}
