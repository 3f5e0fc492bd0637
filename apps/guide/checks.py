"""System checks: a guide in which something does not resolve stops `manage.py check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage, Error, register
from django.utils import timezone

from apps.alerts.rules import RULES
from apps.guide.front_matter import GuideError
from apps.guide.library import Library, library


@register("guide")
def guide_is_whole(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every page reads, and every link, source, rule and rule's page is there.

    An overdue review only warns: old words help more at night than a server that will not start.
    """
    try:
        pages = library()
    except GuideError as error:
        return [Error(problem, id="guide.E001") for problem in error.problems]
    return [*_rules_without_page(pages), *_overdue(pages)]


def _rules_without_page(pages: Library) -> list[CheckMessage]:
    return [
        Error(f"Rule “{rule.id}” names the guide page “{rule.page}”.", id="guide.E002")
        for rule in RULES.values()
        if rule.page not in pages.pages
    ]


def _overdue(pages: Library) -> list[CheckMessage]:
    today = timezone.localdate()
    return [
        checks.Warning(
            f"The guide page “{page.slug}” was due for review on {page.next_review}.",
            hint="Check its words against its sources, then set new dates in its front matter.",
            id="guide.W001",
        )
        for page in pages.pages.values()
        if page.is_overdue(today)
    ]
