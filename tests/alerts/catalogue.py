"""The published list of rules: id, group and levels. A copy of the tests’ own, on purpose."""

_TABLE = """
dvt-one-leg-swollen clot URGENT
dvt-calf-difference clot URGENT
dvt-calf-growing clot URGENT
calf-difference-borderline clot ROUTINE
dvt-red-or-warm clot URGENT
dvt-cramps-worse clot URGENT
dvt-pain-24h clot URGENT
pain-over-24h-easing clot ROUTINE
high-risk-pain-24h clot URGENT
high-risk-sore clot ROUTINE
dvt-ache-no-cramp clot URGENT
ache-no-cramp-short clot ROUTINE
dvt-hard-to-walk clot URGENT
dvt-pelvic-vein clot URGENT
one-side-groin clot ROUTINE
dvt-both-legs clot URGENT
vein-hard-tender clot URGENT
scan-clear-still-bad clot URGENT
arm-or-neck-swelling clot URGENT
cramp-over-10-min clot ROUTINE
cramp-60-min clot URGENT
pe-cough-blood clot EMERGENCY
pe-chest-pain clot EMERGENCY
pe-breathless-sudden clot EMERGENCY
pe-breathless-with-leg clot EMERGENCY
pe-breathless-high-risk clot EMERGENCY
pe-collapse clot EMERGENCY
pe-racing-heart clot EMERGENCY
faint-or-racing-heart clot URGENT
breathless-new clot URGENT
breathless-effort-only clot ROUTINE
leg-blue-white-cold clot EMERGENCY
leg-severe-numb clot EMERGENCY
preeclampsia-one other URGENT
preeclampsia-two other EMERGENCY
seizure-confusion other EMERGENCY
bleeding-heavy other EMERGENCY
early-pregnancy-pain other EMERGENCY URGENT
infection-severe other EMERGENCY
fever other URGENT
itch-palms-soles other URGENT
itch-other other ROUTINE
electrolyte-severe other EMERGENCY
dehydration other URGENT
cramps-elsewhere other URGENT
vomiting-with-cramps other ROUTINE
back-nerve other EMERGENCY
leg-weak other URGENT
leg-tingling other ROUTINE
injury-serious other URGENT
injury-mild other ROUTINE
other-maternal-warning other URGENT
rls-pattern ordinary ROUTINE
cramps-disturb-sleep ordinary ROUTINE
self-care-not-helping ordinary ROUTINE
not-sure-leg ordinary URGENT ROUTINE
not-sure-chest ordinary URGENT
not-sure-other ordinary URGENT ROUTINE
unanswered-core ordinary ROUTINE
pain-length-unknown ordinary URGENT ROUTINE
ordinary-cramp ordinary SELF_CARE
"""

CATALOGUE: dict[str, tuple[str, tuple[str, ...]]] = {
    rule: (group, tuple(levels))
    for rule, group, *levels in (line.split() for line in _TABLE.split("\n") if line)
}
"""Rule id to its group and its levels, the most urgent first."""
