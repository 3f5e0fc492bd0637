"""What a history of entries implies: the one place that `judge` and `assess` share.

A `History` lays the entries out in time and gives each a `View`: its answers, the facts about the
person as they stood then, how long the pain has lasted (also across entries), and its neighbours
within a window. Everything here follows the clinical evidence, sections 2 and 12. It reads; it
never writes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from apps.alerts.condition import Condition, Evidence
from apps.alerts.measures import Measure, calf_difference, tenths
from apps.findings.observation import LoggedEntry, Observation, Value
from apps.findings.when import When, apart, between, day_of, is_before, night_of, order

PAIN_LENGTH: Final = "pain_length"
CALF_DIFFERENCE: Final = "calf_difference"
DERIVED: Final = (PAIN_LENGTH, CALF_DIFFERENCE)
TELLING: Final = (
    "cramp",
    "cramp_minutes",
    "pain_now",
    "pain_hours",
    "intensity",
    "pain_followed_cramp",
    "still_sore_from_before",
    "site",
    "pain_trend",
)
"""What in an entry tells of pain or a cramp, which a later one can be sore from."""
ROUNDED: Final = frozenset({"temp_c"})
HOUR: Final = timedelta(hours=1)
DAYS_A_WEEK: Final = 7
MILLIONTH: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Standing:
    """Which entries the alerts of leg or chest rest on.

    While an alert is open, it lifts the limit between its own entry and any later one (section
    12 D). What came before it is a case for the limit, whichever of the two was logged first.
    """

    open: frozenset[str] = frozenset()
    resolved: frozenset[str] = frozenset()

    def lifts(self, one: View, other: View) -> bool:
        """Whether time no longer parts the two entries."""
        earlier = one if is_before(one.effective, other.effective) else other
        return earlier.key in self.open

    def with_raised(self, entries: frozenset[str]) -> Standing:
        """With alerts that this very save raises; what she has dealt with is not raised again."""
        return Standing(self.open | (entries - self.resolved), self.resolved)


@dataclass(frozen=True, slots=True)
class _Pain:
    """Unbroken pain up to one entry: its hours, what says so, and the entries it came through."""

    hours: Decimal
    evidence: Evidence


@dataclass(eq=False, slots=True)
class View:
    """One entry within its history."""

    entry: LoggedEntry
    values: Mapping[str, Value]
    person: Mapping[str, Value]
    history: History
    pain: _Pain | None = None
    origin: View | None = None
    night: date = field(init=False)
    _held: dict[int, Evidence | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.night = night_of(self.entry.effective)

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def effective(self) -> When:
        return self.entry.effective

    def get(self, finding: str) -> Value | None:
        """Her answer, or the fact about her at that time; None where blank."""
        value = self.values.get(finding)
        return self.person.get(finding) if value is None else value

    def observation(self, finding: str) -> Observation:
        """The finding as an observation of this entry, or of the person."""
        if finding in self.values:
            source = self._source_of(finding)
            return Observation(finding, self.values[finding], source.effective, source.key)
        if finding in self.person:
            return Observation(finding, self.person[finding], self.effective, None)
        return Observation(finding, None, self.effective, self.key)

    def _source_of(self, finding: str) -> View:
        """The entry in which a carried answer was given."""
        source = self
        while finding not in source.entry.values and source.origin is not None:
            source = source.origin
        return source

    def measure(self, name: str) -> Measure | None:
        """A number that was stated or follows from what was logged; None where unknown."""
        if name == PAIN_LENGTH:
            return Measure(self.pain.hours, self.pain.evidence) if self.pain else None
        if name == CALF_DIFFERENCE:
            difference = calf_difference(self.values)
            if difference is None:
                return None
            return Measure(abs(difference.value), tuple(map(self.observation, difference.findings)))
        value = self.get(name)
        if not isinstance(value, Decimal):
            return None
        return Measure(tenths(value) if name in ROUNDED else value, (self.observation(name),))

    def holds(self, condition: Condition) -> Evidence | None:
        """`condition.match(self)`, remembered: several rules ask the same of an entry."""
        known = id(condition)
        if known not in self._held:
            self._held[known] = condition.match(self)
        return self._held[known]

    def near(self, window: timedelta, *, same_leg: bool, while_open: bool) -> Iterator[View]:
        """This entry and its neighbours within the window, in either direction."""
        lifts = self.history.standing.lifts
        for other in self.history.views:
            if same_leg and not legs_match(self, other):
                continue
            if apart(self.effective, other.effective) <= window or (
                while_open and lifts(self, other)
            ):
                yield other

    def rise(
        self, finding: str, count: int, by: Decimal, to: Decimal, window: timedelta
    ) -> Evidence | None:
        """See `apps.alerts.rule.Rise`."""
        now = self.values.get(finding)
        if not isinstance(now, Decimal) or now < to:
            return None
        evidence: dict[str, Observation] = {}
        for side in ("left", "right"):
            group = [
                view
                for view in self.history.views
                if _counts_for(view, side, finding)
                and apart(view.effective, self.effective) <= window
            ]
            counted = [view for view in group if not is_before(self.effective, view.effective)]
            lows = [view for view in counted if now - _number(view.values[finding]) >= by]
            if self not in counted or not lows:
                continue
            if len(counted) < count:
                # A milder night after the strong one counts only where it makes up the number.
                counted = [
                    view
                    for view in group
                    if any(apart(view.effective, low.effective) <= window for low in lows)
                ]
            if len(counted) >= count:
                evidence |= {view.key: view.observation(finding) for view in counted}
        return tuple(evidence.values()) or None

    def grown(self, at_least: Decimal, by: Decimal, window: timedelta) -> Evidence | None:
        """See `apps.alerts.rule.Grown`: signed for the leg that is larger now."""
        now = calf_difference(self.values)
        if now is None or abs(now.value) < at_least:
            return None
        sign = 1 if now.value > 0 else -1
        baselines = []
        for other in self.history.views:
            before = calf_difference(other.values)
            if (
                other is not self
                and before is not None
                and not is_before(self.effective, other.effective)
                and apart(self.effective, other.effective) <= window
                and (now.value - before.value) * sign >= by
            ):
                baselines += [other.observation(finding) for finding in before.findings]
        if not baselines:
            return None
        return (*map(self.observation, now.findings), *baselines)

    def nights(self, finding: str, count: int, of: int) -> Evidence | None:
        """See `apps.alerts.rule.Nights`."""
        if self.values.get(finding) != "yes":
            return None
        first = self.night - timedelta(days=of - 1)
        woken = [
            view
            for view in self.history.views
            if first <= view.night <= self.night and view.values.get(finding) == "yes"
        ]
        if len({view.night for view in woken}) < count:
            return None
        return tuple(view.observation(finding) for view in woken)


FactsOn = Callable[[date], Mapping[str, Value]]
"""What is known about her on a day: weeks, days after birth, age, risk facts."""


class History:
    """One person's entries in the order in which they took place."""

    __slots__ = ("standing", "views")

    def __init__(
        self, facts_on: FactsOn, entries: Iterable[LoggedEntry], standing: Standing | None = None
    ) -> None:
        ordered = sorted(entries, key=lambda entry: order(entry.effective))
        days = {day_of(entry.effective) for entry in ordered}
        then = {day: facts_on(day) for day in days}
        self.standing = standing or Standing()
        self.views: tuple[View, ...] = tuple(
            View(entry, dict(entry.values), then[day_of(entry.effective)], self)
            for entry in ordered
        )
        _carry_pain(self.views)

    def view(self, key: str) -> View:
        """The entry with this key; KeyError where there is none."""
        for view in self.views:
            if view.key == key:
                return view
        raise KeyError(key)

    def touched_by(self, keys: Collection[str]) -> list[View]:
        """These entries, and those whose pain is carried on from one of them."""
        touched: list[View] = []
        for view in self.views:
            if view.key in keys or view.origin in touched:
                touched.append(view)
        return touched


def legs_match(one: View, other: View) -> bool:
    """Same side, or a side that is both, unknown or blank on either."""
    sides = {one.values.get("leg"), other.values.get("leg")}
    return not {"left", "right"} <= sides


def _counts_for(view: View, side: str, finding: str) -> bool:
    leg = view.values.get("leg")
    return leg != "both" and leg in (side, "not_sure", None) and finding in view.values


def counted_back(facts: Mapping[str, Value], stated: date) -> FactsOn:
    """The facts on any day, from those on the day `stated`: weeks and days count back from it,
    the others hold throughout (section 12 D).
    """

    def on(day: date) -> dict[str, Value]:
        then = dict(facts)
        days = (stated - day).days
        weeks, after_birth = then.pop("gestation_weeks", None), then.pop("postpartum_days", None)
        if isinstance(weeks, Decimal):
            # Weeks may come as weeks and sevenths, which no decimal holds exactly.
            pregnant = (weeks * DAYS_A_WEEK).quantize(MILLIONTH) - days
            if pregnant >= 0:
                then["gestation_weeks"] = (pregnant / DAYS_A_WEEK).to_integral_value(ROUND_FLOOR)
        if isinstance(after_birth, Decimal) and after_birth >= days:
            then["postpartum_days"] = after_birth - days
        return then

    return on


def _carry_pain(views: Sequence[View]) -> None:
    """Work out each entry's hours of unbroken pain, earliest entry first (section 12 C).

    "Still sore" reaches back to the latest earlier entry of the same leg with pain or a cramp; the
    larger of the carried and the stated hours counts. Blank "began as a cramp" takes the origin's
    answer; the trend is never carried.
    """
    for place, view in enumerate(views):
        stated = view.values.get("pain_hours")
        if isinstance(stated, Decimal):
            view.pain = _Pain(stated, (view.observation("pain_hours"),))
        if view.values.get("still_sore_from_before") != "yes":
            continue
        view.origin = _latest_sore(view, views[:place])
        if view.origin is None:
            continue
        if "pain_followed_cramp" not in view.values and (
            answer := view.origin.values.get("pain_followed_cramp")
        ):
            view.values = {**view.values, "pain_followed_cramp": answer}
        carried = _carried(view, view.origin)
        if view.pain is None or carried.hours > view.pain.hours:
            view.pain = carried


def _latest_sore(view: View, earlier: Sequence[View]) -> View | None:
    """The entry that the soreness goes on from.

    On one day without times, what was logged first counts as earlier where it knows its hours;
    where it does not, no time would be told to have passed, and the length stays unknown.
    """
    for other in reversed(earlier):
        if not legs_match(view, other) or not _sore(other):
            continue
        if other.pain is not None or is_before(other.effective, view.effective):
            return other
    return None


def _sore(view: View) -> bool:
    """Whether the entry tells of pain or a cramp, which a later one can be sore from."""
    return any(_tells_of_pain(view, finding) for finding in TELLING)


def _tells_of_pain(view: View, finding: str) -> bool:
    value = view.values.get(finding)
    if isinstance(value, Decimal):
        return value > 0
    return value is not None and (value == "yes" or finding in ("site", "pain_trend"))


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def _carried(view: View, origin: View) -> _Pain:
    since = between(origin.effective, view.effective)
    hours = Decimal(int(since.total_seconds())) / int(HOUR.total_seconds())
    if origin.pain is not None:
        hours += origin.pain.hours
    told = [finding for finding in TELLING if _tells_of_pain(origin, finding)]
    came_from = origin.pain.evidence if origin.pain else tuple(map(origin.observation, told))
    return _Pain(hours, (view.observation("still_sore_from_before"), *came_from))
