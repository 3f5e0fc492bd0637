"""The log form asks everything that a rule reads, and nothing about a baby after the end."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.alerts.condition import reads
from apps.alerts.derive import DERIVED
from apps.alerts.rules import TABLE
from apps.diary.models import Entry
from apps.diary.questions import ALL_CALVES, HELPED, NUMBERS, PAIN, TICKED
from apps.findings.vocabulary import CORE, FINDINGS

ASKED = {
    "leg",
    "intensity",
    *CORE,
    *PAIN,
    *ALL_CALVES,
    *NUMBERS,
    *HELPED,
    *(key for _label, keys in TICKED.values() for key in keys),
}
NOT_ASKED = {
    "pain_now": "an entry is about a cramp or soreness of now",
}


def test_every_sign_that_a_rule_reads_can_be_logged() -> None:
    read = {key for rule in TABLE for level in rule.levels for key in reads(level.condition)}
    signs = {key for key in read - set(DERIVED) if FINDINGS[key].group in ("core", "sign")}

    assert signs - ASKED == set(NOT_ASKED)


def test_nothing_is_asked_twice() -> None:
    ticked = [key for _label, keys in TICKED.values() for key in keys]
    assert len(ticked) == len(set(ticked))
    assert not set(ticked) & {*CORE, *PAIN, *NUMBERS}


@pytest.mark.django_db
def test_no_baby_talk_after_the_end(alice: User, alice_client: Client) -> None:
    pages = [reverse("diary:log"), reverse("alerts:help")]
    assert all("aby moving less" in alice_client.get(page).content.decode() for page in pages)
    alice.pregnancy.ended_on = alice.today() - timedelta(days=20)
    alice.pregnancy.save()

    assert not any("aby moving less" in alice_client.get(page).content.decode() for page in pages)


@pytest.mark.django_db
def test_still_sore_is_asked_first_and_counts(alice: User, alice_client: Client) -> None:
    page = alice_client.get(reverse("diary:still"))
    assert page.context["form"].first()[0].name == "still_sore_from_before"
    assert "Is it still sore?" in page.content.decode()

    answer = alice_client.post(
        reverse("diary:still"), {"still_sore_from_before": "yes", "none_of_these": "on"}
    )
    assert answer.status_code == 302
    assert Entry.objects.get().findings["still_sore_from_before"] == "yes"
