"""Facts that make a clot more likely. They may raise a level and never lower one."""

from apps.findings.finding import Finding, number, risk
from apps.findings.text import _

RISKS: tuple[Finding, ...] = (
    risk(
        "previous_clot",
        _("Have you had a blood clot before?"),
        _("A blood clot before"),
        _("For example in a leg or a lung."),
    ),
    risk(
        "current_clot",
        _("Have you been told that you have a blood clot now?"),
        _("A blood clot diagnosed now"),
    ),
    risk(
        "family_clot",
        _("Has a parent, brother or sister had a blood clot?"),
        _("A parent, brother or sister had a blood clot"),
    ),
    risk(
        "surgery_6w",
        _("Have you had surgery in the last 6 weeks?"),
        _("Surgery in the last 6 weeks"),
    ),
    risk(
        "caesarean_6w",
        _("Have you had a caesarean in the last 6 weeks?"),
        _("A caesarean in the last 6 weeks"),
    ),
    risk(
        "immobile_3d",
        _("Have you been on bed rest, in plaster or unable to move about for 3 days or more?"),
        _("Bed rest, plaster or not moving about for 3 days or more"),
    ),
    number(
        "travel_hours_4w",
        "risk",
        _("How many hours was your longest journey in the last 4 weeks?"),
        _("Longest journey in the last 4 weeks"),
        minimum="0",
        maximum="672",
        unit="h",
        unit_name=_("hours"),
    ),
    risk("ivf", _("Did this pregnancy come from IVF?"), _("IVF pregnancy")),
    risk(
        "ohss",
        _("Have you had ovarian hyperstimulation (OHSS)?"),
        _("Ovarian hyperstimulation (OHSS)"),
        _("A reaction to fertility treatment."),
    ),
    risk(
        "hyperemesis",
        _("Do you have hyperemesis?"),
        _("Hyperemesis"),
        _("Severe sickness in pregnancy."),
    ),
    risk(
        "multiple_pregnancy",
        _("Is, or was, this a pregnancy with more than one baby?"),
        _("More than one baby"),
    ),
    risk(
        "varicose_veins",
        _("Do you have large varicose veins?"),
        _("Large varicose veins"),
    ),
    risk(
        "on_blood_thinner",
        _("Do you take a blood thinner?"),
        _("Takes a blood thinner"),
        context_only=True,
    ),
    risk(
        "missed_blood_thinner",
        _("Have you missed a blood thinner that was prescribed for you?"),
        _("Missed a prescribed blood thinner"),
    ),
    risk(
        "thrombophilia",
        _("Do you have thrombophilia?"),
        _("Thrombophilia"),
        _("A condition that makes blood clot more easily."),
    ),
    risk(
        "serious_infection",
        _("Do you have a serious infection, or have you had one in the last weeks?"),
        _("A serious infection now or in the last weeks"),
    ),
    risk(
        "hospital_stay_28d",
        _("Have you been in hospital for 3 days or more, now or within the last 28 days?"),
        _("In hospital for 3 days or more within the last 28 days"),
    ),
    risk(
        "major_illness",
        _("Do you have a serious illness?"),
        _("A serious illness"),
        _(
            "Cancer, heart disease, lupus, bowel inflammation, nephrotic syndrome, sickle cell "
            "disease or one as serious."
        ),
    ),
    risk(
        "three_births",
        _("Have you had three or more earlier births?"),
        _("Three or more earlier births"),
    ),
    risk("smoker", _("Do you smoke?"), _("Smoking")),
    risk(
        "pre_eclampsia_diagnosed",
        _("Have you been told that you have pre-eclampsia?"),
        _("Pre-eclampsia, diagnosed"),
    ),
)
