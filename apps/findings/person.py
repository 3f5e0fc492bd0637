"""Who she is: facts that hold for the whole history."""

from apps.findings.finding import Finding, number
from apps.findings.text import _

PERSON: tuple[Finding, ...] = (
    number(
        "gestation_weeks",
        "person",
        _("How many weeks pregnant are you?"),
        _("Weeks pregnant"),
        _("Completed weeks: at 30 weeks and 4 days, put 30."),
        minimum="0",
        maximum="45",
        unit="wk",
        unit_name=_("weeks"),
    ),
    number(
        "postpartum_days",
        "person",
        _("How many days ago did you give birth, or did your pregnancy end?"),
        _("Days since the birth or the end of the pregnancy"),
        _("After a birth or any loss. A rough number will do."),
        minimum="0",
        maximum="1000",
        unit="d",
        unit_name=_("days"),
    ),
    number(
        "age_years",
        "person",
        _("How old are you?"),
        _("Age"),
        minimum="10",
        maximum="70",
        unit="a",
        unit_name=_("years"),
    ),
    number(
        "bmi",
        "person",
        _("What was your body mass index (BMI) before or early in this pregnancy?"),
        _("Body mass index (BMI)"),
        _("It is often in your maternity notes."),
        minimum="10",
        maximum="100",
        unit="kg/m2",
        unit_name=_("kg/m²"),
    ),
)
