"""Nights, restless legs, and what she has tried."""

from apps.findings.finding import Choice, Finding, number, sign
from apps.findings.text import _

NIGHTS: tuple[Finding, ...] = (
    sign(
        "urge_to_move",
        _("Do you get an urge to move your legs?"),
        _("An urge to move the legs"),
    ),
    sign(
        "worse_at_rest",
        _("Is the urge to move worse when you rest?"),
        _("The urge to move is worse at rest"),
    ),
    sign(
        "relieved_by_movement",
        _("Does moving ease the urge?"),
        _("Moving eases the urge"),
    ),
    sign(
        "worse_evening_night",
        _("Is the urge worse in the evening or at night?"),
        _("The urge is worse in the evening or at night"),
    ),
    sign(
        "rls_before",
        _("Did you have restless legs before this pregnancy?"),
        _("Restless legs before this pregnancy"),
        context_only=True,
    ),
    sign(
        "taking_rls_trigger_medicine",
        _("Do you take a medicine that can trigger restless legs?"),
        _("Takes a medicine that can trigger restless legs"),
        _(
            "Older antihistamines, metoclopramide, some antidepressants and antipsychotics can. "
            "Never stop a medicine on your own."
        ),
        context_only=True,
    ),
    number(
        "nights_woken_7d",
        "sign",
        _("On how many of the last 7 nights did cramps wake you?"),
        _("Nights woken by cramps in the last 7"),
        minimum="0",
        maximum="7",
        unit="{nights}",
        unit_name=_("nights"),
    ),
    sign("woke_from_sleep", _("Did it wake you from sleep?"), _("Woke you from sleep")),
    number(
        "self_care_days",
        "sign",
        _("For how many days have you been doing the self-care steps?"),
        _("Days of self-care steps"),
        _("For example stretches before bed, walking, enough water or a warm bath."),
        minimum="0",
        maximum="1000",
        unit="d",
        unit_name=_("days"),
    ),
    sign("self_care_helped", _("Have the self-care steps helped?"), _("The steps helped")),
    sign(
        "redness_only_after_heat",
        _("Was there redness or darker skin that faded within 1 hour?"),
        _("Redness or darker skin that faded within 1 hour"),
        context_only=True,
    ),
    sign(
        "aching_both_after_standing",
        _("Do both legs ache after standing?"),
        _("Both legs ache after standing"),
        context_only=True,
    ),
)

TRIED = Finding(
    key="tried",
    group="sign",
    kind="list",
    question=_("What have you tried?"),
    label=_("Tried"),
    hint=_("Choose as many as you like."),
    choices=(
        Choice(value="stretch", label=_("Stretching")),
        Choice(value="stand", label=_("Standing on it")),
        Choice(value="walk", label=_("Walking")),
        Choice(value="massage", label=_("Massage")),
        Choice(value="heat", label=_("Warmth")),
        Choice(value="water", label=_("Drinking water")),
        Choice(value="other", label=_("Something else")),
    ),
    context_only=True,
)
