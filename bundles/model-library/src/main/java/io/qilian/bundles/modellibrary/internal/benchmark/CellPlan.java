package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;

/** A cell that is to be measured. */
record CellPlan(Way way, int batch, int callers, int intraOpThreads) {}
