package io.qilian.assembly.rules;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.NavigableSet;

/**
 * One way in.
 *
 * @param name what a person or a program calls, such as {@code scene:enable} or {@code GET /api/events/*}
 * @param operations the service methods that it calls, itself or through classes of its module
 */
record Door(String name, NavigableSet<Operation> operations) {

    /**
     * One method of a service.
     *
     * @param method the method
     * @param permission what it needs; empty if it says nothing of it
     */
    record Operation(JavaMethod method, String permission) implements Comparable<Operation> {

        @Override
        public int compareTo(Operation other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method.getOwner().getSimpleName() + "." + method.getName();
        }
    }
}
