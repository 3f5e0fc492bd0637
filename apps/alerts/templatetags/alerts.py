"""The banner that stands on every page while a warning is open."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def alert_banner() -> SafeString:
    """The place of the banner, empty while nothing is open."""
    return format_html('<div id="alert-banner"></div>')
