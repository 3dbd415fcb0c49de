package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.processor.Use;

/** The way of programs' calls to a processor: first come, first served among them. Thread-safe. */
record CallGate(ProcessorBudget budget) {

    /** Waits for a place; whoever gets one leaves again. */
    void enter(String model, CallDeadline deadline) {
        try {
            switch (budget.enter(Use.PROGRAMS, deadline)) {
                case ADMITTED -> {
                    // The place is held until leave().
                }
                case FULL ->
                    throw ServingProblems.full(model, budget.places(), figures().mostWaiting());
                case ENDED -> throw ServingProblems.ended(model, deadline, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServingProblems.interrupted(model, e);
        }
    }

    void leave() {
        budget.leave(Use.PROGRAMS);
    }

    ProcessorBudget.Figures figures() {
        return budget.figures(Use.PROGRAMS);
    }
}
