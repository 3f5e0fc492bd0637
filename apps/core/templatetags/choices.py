"""The options of a radio or checkbox group, put together here rather than in a template.

The log form has over a hundred of them: by Django's own templates they took most of its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

OPTION = (
    '<label class="choice"{}><input type="{}" name="{}" value="{}"{}>'
    '<span class="choice__face">{}</span></label>'
)
LEGS = {"left": "leg-left", "right": "leg-right", "both": "legs-both"}


@register.filter
def options(widget: Mapping[str, Any]) -> SafeString:
    """Every option of a group: a label around its control and its words.

    The class of the widget says how the group looks; under `legs` and `strengths` each option is
    drawn too. It stays on the group and is not repeated on the controls.
    """
    return format_html_join("", OPTION, _parts(widget))


def _parts(widget: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    look = widget["attrs"].get("class")
    for place, (_group, choices, _index) in enumerate(widget["optgroups"], start=1):
        for option in choices:
            attrs = {name: value for name, value in option["attrs"].items() if name != "class"}
            yield (
                flatatt({"for": attrs["id"]} if "id" in attrs else {}),
                option["type"],
                option["name"],
                str(option["value"]),
                flatatt(attrs),
                _face(look, option, place),
            )


def _face(look: str | None, option: Mapping[str, Any], place: int) -> object:
    if look == "legs":
        icon = LEGS.get(option["value"], "question")
    elif look == "strengths":
        icon = f"strength-{place}"
    else:
        return option["label"]
    return format_html("{}<span>{}</span>", _drawing(icon), option["label"])


@cache
def _drawing(icon: str) -> SafeString:
    return mark_safe(render_to_string(f"components/icons/{icon}.svg"))  # noqa: S308 - our file
