"""The core six: asked every time, because they are what a clot shows first."""

from apps.findings.finding import Finding, answer
from apps.findings.text import _

CORE_SIX: tuple[Finding, ...] = (
    answer(
        "one_leg_swollen",
        "core",
        _("Is one leg more swollen than usual for you?"),
        _("One leg more swollen than usual"),
        _(
            "Compare both legs from ankle to thigh. Both ankles swelling evenly, bit by bit, "
            "does not count here."
        ),
    ),
    answer(
        "redness",
        "core",
        _("Is there a red, darker or purple patch on a leg?"),
        _("A red, darker or purple patch on a leg"),
        _(
            "On brown or black skin it may just look darker or a different colour from the skin "
            "around it. After heat, rubbing or a tight sock, count it if it is still there "
            "1 hour later. Otherwise count it at once."
        ),
    ),
    answer(
        "warmth",
        "core",
        _("Is one leg warmer than the other?"),
        _("One leg warmer than the other"),
        _(
            "Feel both legs with the back of your hand. After heat or rubbing, count it if it is "
            "still so 1 hour later. Otherwise count it at once."
        ),
    ),
    answer(
        "breathless",
        "core",
        _("Are you more breathless than usual for you?"),
        _("More breathless than usual"),
        _("New breathlessness, or breathlessness that has got worse."),
    ),
    answer(
        "chest_pain",
        "core",
        _("Do you have chest pain, or a new sharp pain in your upper back?"),
        _("Chest pain, or new sharp upper-back pain"),
        _("Not your usual heartburn. If you can’t tell them apart, choose “I’m not sure”."),
    ),
    answer(
        "coughing_blood",
        "core",
        _("Are you coughing up blood?"),
        _("Coughing up blood"),
        _("Any amount counts, even streaks."),
    ),
)
