"""Every form, rendered once for all: labels, hints, errors and the summary find each other."""

import re

from django import forms
from django.template.loader import render_to_string

YES_NO = [("yes", "Yes"), ("no", "No"), ("not_sure", "Not sure")]


class CrampForm(forms.Form):
    leg = forms.ChoiceField(
        label="Which leg?",
        choices=[("left", "Left"), ("right", "Right")],
        widget=forms.RadioSelect(attrs={"class": "legs"}),
    )
    strength = forms.ChoiceField(
        label="How strong?",
        required=False,
        choices=[("1", "Slight"), ("3", "Mild"), ("5", "Medium"), ("7", "Strong"), ("10", "Worst")],
        widget=forms.RadioSelect(attrs={"class": "strengths"}),
    )
    swollen = forms.ChoiceField(
        label="Swollen?",
        help_text="Compare both legs.",
        choices=YES_NO,
        widget=forms.RadioSelect(attrs={"class": "answers"}),
    )
    minutes = forms.IntegerField(label="Minutes", help_text="About.", max_value=600)
    woke = forms.BooleanField(label="It woke me", required=False)


def rendered(data: dict[str, str] | None = None) -> str:
    return str(CrampForm(data))


def tag(html: str, pattern: str) -> str:
    found = re.search(rf"<{pattern}[^>]*>", html)
    assert found, pattern
    return found[0]


def test_a_group_is_a_fieldset_with_its_question() -> None:
    html = rendered()
    assert html.count("<fieldset") == 3
    assert "<legend>Which leg?</legend>" in html


def test_a_single_control_has_its_label() -> None:
    html = rendered()
    assert '<label for="id_minutes">Minutes</label>' in html
    assert re.search(r'<label class="choice" for="id_woke"><input type="checkbox"', html)


def test_hint_and_error_are_read_with_the_control() -> None:
    html = rendered({"minutes": "601"})
    control = tag(html, 'input type="number"')
    assert 'aria-describedby="id_minutes_helptext id_minutes_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'value="601"' in control, "what was typed is kept"
    assert 'id="id_minutes_helptext"' in html
    assert 'id="id_minutes_error"' in html


def test_hint_and_error_are_read_with_the_group() -> None:
    html = rendered({"minutes": "1"})
    assert 'aria-describedby="id_swollen_helptext id_swollen_error"' in html
    assert 'id="id_swollen_error"' in html


def test_the_look_stays_on_the_group() -> None:
    html = rendered()
    assert '<div class="legs" id="id_leg">' in html
    assert not re.search(r'<input type="radio"[^>]*class=', html)


def test_legs_and_strengths_are_drawn() -> None:
    html = rendered()
    left = html[html.index('value="left"') : html.index('value="right"')]
    right = html[html.index('value="right"') : html.index('value="1"')]
    assert left.count("<svg") == right.count("<svg") == 1
    assert (
        left[left.index("<svg") : left.index("</svg>")]
        != (right[right.index("<svg") : right.index("</svg>")])
    )
    drawings = re.findall(r"<svg[^>]*0 0 32 24.*?</svg>", html)
    assert len(set(drawings)) == 5


def test_the_summary_links_to_every_field_with_an_error() -> None:
    form = CrampForm({"minutes": "601"})
    summary = render_to_string("components/error_summary.html", {"form": form})
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_leg", "id_swollen", "id_minutes"]
    html = str(form)
    assert all(f'id="{target}"' in html for target in targets)
    assert "autofocus" in summary


def test_no_summary_without_an_error() -> None:
    assert not render_to_string("components/error_summary.html", {"form": CrampForm()}).strip()


def test_a_question_page_has_the_question_as_its_h1() -> None:
    form = CrampForm()
    group = render_to_string("django/forms/field.html", {"field": form["leg"], "heading": True})
    single = render_to_string(
        "django/forms/field.html", {"field": form["minutes"], "heading": True}
    )
    assert "<legend><h1>Which leg?</h1></legend>" in group
    assert '<h1><label for="id_minutes">Minutes</label></h1>' in single
