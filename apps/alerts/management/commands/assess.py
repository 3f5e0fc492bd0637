"""Judge cases from a file: one JSON object a line in, one a line out.

For clinicians, tests and other programs. Reads and writes no database.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from apps.alerts.case import CaseError, judge_case, read_case, write_judgement


class Command(BaseCommand):
    """`python manage.py assess FILE`, or `-` for standard input."""

    help = "Judge cases written as JSON Lines with the rules of the application."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a file of JSON Lines, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.localtime().replace(tzinfo=None, second=0, microsecond=0)
        failed = 0
        for line in _lines(options["file"]):
            judged = _judge(line, now)
            try:
                written = json.dumps(judged, default=float, allow_nan=False)
            except ValueError:
                # Only what was given can be beyond what a float holds: 1e400 reads as infinity.
                judged = {"id": None, "error": "id: the number in it is too large"}
                written = json.dumps(judged)
            failed += "error" in judged
            self.stdout.write(written)
        if failed:
            raise CommandError(f"{failed} of the cases could not be judged", returncode=1)


def _lines(name: str) -> Iterable[str]:
    try:
        text = (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode(
            "utf-8-sig", errors="replace"
        )
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from None
    return [line for line in text.split("\n") if line.strip()]


def _judge(line: str, now: datetime) -> dict[str, object]:
    constants: list[str] = []
    try:
        data = json.loads(line, parse_float=Decimal, parse_constant=constants.append)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"not JSON: {error}"}
    except ArithmeticError:
        return {"id": None, "error": "a number in it is too large or too small to be read"}
    case_id = data.get("id") if isinstance(data, dict) else None
    if constants:
        return {"id": case_id, "error": f"not JSON: {constants[0]} is not a number"}
    try:
        return write_judgement(case_id, judge_case(read_case(data, now)))
    except CaseError as error:
        return {"id": case_id, "error": str(error)}
