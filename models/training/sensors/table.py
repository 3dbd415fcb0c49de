"""The table of a forecast's figures, as the card shows it."""


def forecast_table(recipe, figures):
    """Markdown; the best MAE of a row is bold."""
    baselines = ["persistence", *recipe.cutter.seasons]
    head = ["held out", "ahead", "rows", "MAE", *(f"MAE {name}" for name in baselines), "RMSE",
            *(f"RMSE {name}" for name in baselines), "skill", "p10-p90 holds", "its width"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, by_step in figures["tests"].items():
        for step in [*recipe.shown, "all"]:
            row = by_step.get(str(step))
            if row is None:
                continue
            maes = [row["mae"], *(row["baselines"][b]["mae"] for b in baselines)]
            rmses = [row["rmse"], *(row["baselines"][b]["rmse"] for b in baselines)]
            cells = [name, "all steps" if step == "all" else f"{step * recipe.step_hours:g} h", f"{row['rows']:,}", *best(maes),
                     *best(rmses), f"{row['skill']:+.2f}", f"{100 * row['coverage']:.0f} %", number(row["width"])]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def best(values):
    least = min(values)
    return [f"**{number(value)}**" if value == least else number(value) for value in values]


def number(value):
    return f"{value:.3f}" if abs(value) < 1 else f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"
