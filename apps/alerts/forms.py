"""What she can record about a warning."""

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alerts.models import Alert

RECORDABLE = (
    Alert.Action.CALLED,
    Alert.Action.AMBULANCE,
    Alert.Action.SEEN,
    Alert.Action.SCANNED,
    Alert.Action.DECLINED,
)


class ActionForm(forms.Form):
    """One action, and a note in her own words."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    action = forms.ChoiceField(
        label=_("What did you do?"),
        choices=[(action.value, action.label) for action in RECORDABLE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you did. The warning stays until then.")},
    )
    note = forms.CharField(
        label=_("What did they say?"),
        help_text=_("Optional. It stays in your diary."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
