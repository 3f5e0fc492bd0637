"""The two made-up people have a diary worth seeing."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from apps.alerts.models import Alert
from apps.diary.models import Entry


@pytest.mark.django_db
def test_the_cookie_that_it_prints_opens_her_diary() -> None:
    out = StringIO()
    call_command("seed_demo", stdout=out)
    alice, bob = re.findall(r"session=(\w+)", out.getvalue())

    client = Client()
    client.cookies["session"] = alice
    page = client.get(reverse("diary:list"))
    assert len(page.context["nights"]) >= 10
    assert "30 weeks + 2 days" in page.content.decode()
    assert "Call St Mary’s maternity" in page.content.decode()
    assert Alert.objects.filter(resolved_at=None, urgency=Alert.Urgency.ROUTINE).exists()
    assert Alert.objects.filter(action=Alert.Action.SCANNED).exists()
    assert Entry.objects.filter(result__isnull=True).count() == 0

    client.cookies["session"] = bob
    assert len(client.get(reverse("diary:list")).context["nights"]) == 1
