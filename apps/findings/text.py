"""The one tie to Django that the pure modules have: words that can be translated."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

__all__ = ["_", "ngettext", "ngettext_lazy"]
