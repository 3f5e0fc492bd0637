"""Quiet answers beside an open warning: nothing quiet is said, and nothing breaks."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.diary.models import Entry
from apps.diary.saving import save_entry
from apps.findings.vocabulary import CORE

QUIET = dict.fromkeys(CORE, "no")


@pytest.mark.django_db
def test_the_open_warning_is_what_is_said(alice: User, alice_client: Client) -> None:
    swollen = {**QUIET, "one_leg_swollen": "yes"}
    save_entry(alice, Entry(onset=timezone.now(), findings=swollen))
    ends = (reverse("check:review"), reverse("check:outcome"))
    url = reverse("check:question", args=["right-now"])
    while url not in ends:
        # “None of these” where the page has it, else no answer.
        url = alice_client.post(url, {"none": "1"}).headers["Location"]
    page = alice_client.get(reverse("check:outcome"))
    text = page.content.decode()

    assert page.status_code == 200
    assert "Your open warning still stands</h1>" in text
    assert "Call your maternity unit now, at any hour" in text
    assert "No warning sign" not in text
