"""What to say on the phone about one warning, to be read aloud by her or by her partner."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.alerts.rule import Group, Urgency
from apps.alerts.wording import facts

MOST_FACTS = 4


def what_to_say(alert: Alert) -> str:
    """Who, what was noticed and since when, and the request: from her own entries."""
    noticed = "; ".join(
        f"{fact.text} ({fact.when})" if fact.when else fact.text
        for fact in facts(alert.observations)[:MOST_FACTS]
    )
    sentences = [_background(alert.user), _("Noticed: %(facts)s.") % {"facts": noticed}]
    if alert.leg:
        sentences.append({"left": _("The left leg."), "right": _("The right leg.")}[alert.leg])
    if alert.rule and alert.rule.group is Group.CLOT:
        sentences.append(_("The worry is a blood clot."))
    if alert.level is Urgency.EMERGENCY:
        sentences.append(_("Please send an ambulance. The address is …"))
    else:
        sentences.append(_("Can she be seen today?"))
    return " ".join(sentence for sentence in sentences if sentence)


def _background(user: User) -> str:
    pregnancy = user.pregnancy_or_none()
    if pregnancy is None:
        return ""
    today = user.today()
    now = pregnancy.gestation_on(today)
    if now is not None:
        return _("Pregnant, %(weeks)s.") % {"weeks": now.label}
    days = pregnancy.postpartum_days_on(today)
    if days is None:
        return ""
    return ngettext(
        "The pregnancy ended %(days)s day ago.", "The pregnancy ended %(days)s days ago.", days
    ) % {"days": days}
