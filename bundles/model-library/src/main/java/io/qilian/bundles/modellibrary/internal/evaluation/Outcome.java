package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.EvaluationReport.Confusion;
import java.util.List;

/** What came out of an evaluation, before it is known whose it is. */
record Outcome(
        int pictures,
        ClassFigures overall,
        List<ClassFigures> classes,
        List<String> leftOut,
        List<Confusion> confusions) {}
