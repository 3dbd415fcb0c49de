"""The tables of the card."""
from faults import KINDS
from measure import BUDGETS, MODEL


def share(value):
    return f"{100 * value:.0f} %"


def best_bold(values, text):
    most = max(values)
    return [f"**{text(value)}**" if value == most else text(value) for value in values]


def detection_table(figures):
    """Every scorer on every test; the best of a test is bold."""
    head = ["held out", "scorer", "ROC-AUC", "average precision", *(f"found at {budget} in 1000" for budget in BUDGETS), "delay"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, test in figures["tests"].items():
        rows = test["scorers"]
        columns = [best_bold([row["auc"] for row in rows.values()], "{:.2f}".format),
                   best_bold([row["precision"] for row in rows.values()], "{:.2f}".format)]
        columns += [best_bold([row["found"][str(budget)] for row in rows.values()], share) for budget in BUDGETS]
        delays = ["-" if row["delay"] is None else f"{row['delay']:.0f}" for row in rows.values()]
        for at, scorer in enumerate(rows):
            lines.append("| " + " | ".join([name, scorer, *(column[at] for column in columns), delays[at]]) + " |")
    return "\n".join(lines)


def kinds_table(figures):
    """Share of the faults of each kind that each scorer finds, over all tests with faults put in."""
    tests = [test["scorers"] for test in figures["tests"].values() if test["scorers"][MODEL]["kinds"]]
    scorers = list(tests[0])
    lines = ["| fault | faults | " + " | ".join(scorers) + " |", "|" + "---|" * (len(scorers) + 2)]
    for kind in KINDS:
        counts = [[test[scorer]["kinds"].get(kind, [0, 0]) for test in tests] for scorer in scorers]
        shares = [sum(hits for hits, _ in count) / sum(total for _, total in count) for count in counts]
        lines.append(f"| {kind} | {sum(total for _, total in counts[0])} | " + " | ".join(best_bold(shares, share)) + " |")
    return "\n".join(lines)


def threshold_table(figures):
    """What the score 0.5 means on each test."""
    lines = ["| held out | normal values | abnormal values | faults or events | false alarms in 1000 | found | p10-p90 holds |",
             "|---|---|---|---|---|---|---|"]
    for name, test in figures["tests"].items():
        half = test["at_half"]
        lines.append(f"| {name} | {test['normal']:,} | {test['abnormal']:,} | {test['episodes']} | {half['false_alarms']:.1f} | "
                     f"{share(half['found'])} | {share(test['coverage'])} |")
    return "\n".join(lines)


def results(figures):
    """Rows of the front matter."""
    rows = {}
    for name, test in figures["tests"].items():
        row = test["scorers"][MODEL]
        rows[name] = [("roc-auc", "values", row["auc"]), ("average-precision", "values", row["precision"])]
        rows[name] += [("recall", f"at {budget} false alarms in 1000", row["found"][str(budget)]) for budget in BUDGETS]
    return rows
