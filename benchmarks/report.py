"""The table that a run prints."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bars import Figure

HEADS = ("", "figure", "spread", "bar", "goal", "")


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures in columns, each beside its bar and its goal."""
    rows = [(title, *HEADS[1:]), *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = []
    for row in rows:
        name, *rest = (
            cell.ljust(width) if column in (0, 5) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([name, *rest]).rstrip())
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    spread = bar = goal = verdict = ""
    if figure.spread:
        spread = " to ".join(_number(value, figure.unit) for value in figure.spread)
    if figure.bar:
        bar, goal = _number(figure.bar.bar, figure.unit), _number(figure.bar.goal, figure.unit)
        verdict = _verdict(figure)
    value = _number(figure.value, figure.unit)
    return (
        f"  {figure.name}",
        value,
        spread,
        bar,
        goal,
        " ".join(filter(None, (verdict, figure.note))),
    )


def _verdict(figure: Figure) -> str:
    assert figure.bar is not None
    if figure.bar.reached_goal(figure.value):
        return "goal"
    if figure.bar.met(figure.value):
        return "bar"
    return "SHORT" if figure.bar.binding else "short (not binding yet)"


def _number(value: float, unit: str) -> str:
    if unit == "x":
        return f"{value:.3f}" if value < 0.2 else f"{value:.2f}"
    if unit == "KB":
        return f"{value / 1000:.1f} KB"
    if unit == "ms":
        return f"{value:.2f} ms"
    return f"{value:.0f}"
