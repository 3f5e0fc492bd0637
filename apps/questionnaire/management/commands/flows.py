"""`manage.py flows`: draw the questionnaires for review."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.questionnaire.drawing import mermaid
from apps.questionnaire.flows import FLOWS


class Command(BaseCommand):
    """Prints a flow as Mermaid text, which most documentation tools draw."""

    help = "Draw a questionnaire as Mermaid text."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", default="legs", help="which flow (default: legs)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            flow = FLOWS[options["name"]]
        except KeyError:
            known = ", ".join(FLOWS)
            raise CommandError(f"no flow is called {options['name']}; there is: {known}") from None
        self.stdout.write(mermaid(flow), ending="")
