"""Translatable text for the parts that know nothing of Django: their one tie to it."""

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy, npgettext_lazy, pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "str | _StrPromise"
"""A text to show: a string, or one that is translated when it is shown."""

__all__ = ["Text", "_", "ngettext", "ngettext_lazy", "npgettext_lazy", "pgettext_lazy"]
