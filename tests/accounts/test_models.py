"""People, pregnancies and numbers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from apps.accounts.backend import AuthBackend
from apps.accounts.gestation import Gestation
from apps.accounts.models import ContactNumber, Pregnancy, User
from apps.accounts.services import add_pregnancy, set_number
from apps.core.fields import PrivateTextField

pytestmark = pytest.mark.django_db

DUE = date(2027, 1, 31)


def test_a_person_has_a_random_handle_and_no_usable_password() -> None:
    one, other = User.objects.create_user(), User.objects.create_user()
    assert one.handle != other.handle
    assert len(one.handle) >= 20
    assert not one.has_usable_password()
    assert authenticate(RequestFactory().get("/"), handle=one.handle, password="") is None


def test_a_person_has_no_name_and_no_email() -> None:
    stored = {field.name for field in User._meta.get_fields()}
    assert not stored & {"email", "username", "first_name", "last_name", "name"}


def test_staff_sign_in_with_handle_and_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long password of staff")
    call_command("createsuperuser", "--noinput", handle="ann", verbosity=0)
    found = authenticate(
        RequestFactory().get("/"), username="ann", password="a long password of staff"
    )
    assert isinstance(found, User)
    assert found.is_staff
    assert found.has_perm("accounts.view_user")


def test_the_backend_brings_the_pregnancy_in_one_query(
    alice: User, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        user = AuthBackend().get_user(alice.pk)
        assert user is not None
        assert user.pregnancy.due_date is None


def test_the_backend_knows_nobody_who_left(alice: User) -> None:
    alice.is_active = False
    alice.save()
    assert AuthBackend().get_user(alice.pk) is None
    assert AuthBackend().get_user(10**9) is None


def test_staff_have_no_pregnancy_until_one_is_added() -> None:
    staff = User.objects.create_superuser("ann", "a long password of staff")
    fetched = AuthBackend().get_user(staff.pk)
    assert fetched is not None
    assert fetched.pregnancy_or_none() is None
    assert add_pregnancy(fetched) == add_pregnancy(fetched)
    assert fetched.pregnancy_or_none() is not None


def test_today_is_the_date_where_she_is(alice: User) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        assert alice.today() == date(2026, 11, 22)
        alice.time_zone = "Pacific/Auckland"
        assert alice.today() == date(2026, 11, 23)
        alice.time_zone = "America/Los_Angeles"
        assert alice.today() == date(2026, 11, 22)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Europe/London\0"])
def test_an_unknown_time_zone_is_the_default_one(alice: User, name: str) -> None:
    alice.time_zone = name
    assert str(alice.zone) == "Europe/London"


def test_weeks_and_days_in_person_facts() -> None:
    pregnancy = Pregnancy(due_date=DUE, facts={"previous_clot": "yes", "bmi": "31.5"})
    facts = pregnancy.person_facts(DUE - timedelta(days=68))
    assert facts == {
        "gestation_weeks": Decimal(30),
        "previous_clot": "yes",
        "bmi": Decimal("31.5"),
    }


def test_after_the_end_only_the_days_since_count() -> None:
    pregnancy = Pregnancy(due_date=DUE, ended_on=DUE - timedelta(days=7))
    assert pregnancy.person_facts(DUE) == {"postpartum_days": Decimal(7)}
    assert pregnancy.person_facts(DUE - timedelta(days=7)) == {"postpartum_days": Decimal(0)}
    assert pregnancy.gestation_on(DUE) is None


def test_the_day_before_the_end_still_counts_in_weeks() -> None:
    pregnancy = Pregnancy(due_date=DUE, ended_on=DUE - timedelta(days=7))
    before = DUE - timedelta(days=8)
    assert pregnancy.gestation_on(before) == Gestation(38, 6)
    assert pregnancy.person_facts(before) == {"gestation_weeks": Decimal(38)}


def test_nothing_is_made_up_when_nothing_is_known() -> None:
    assert Pregnancy().person_facts(DUE) == {}


def test_weeks_past_forty_five_are_unknown() -> None:
    assert Pregnancy(due_date=DUE).person_facts(DUE + timedelta(days=42)) == {}


def test_a_fact_that_cannot_be_read_leaves_the_others(caplog: pytest.LogCaptureFixture) -> None:
    facts = {"bmi": "1000.25", "travel_hours_4w": "1E-7", "gone": "yes", "previous_clot": "yes"}
    assert Pregnancy(facts=facts).person_facts(DUE) == {"previous_clot": "yes"}
    assert "bmi" in caplog.text
    assert "1000.25" not in caplog.text


def test_one_number_of_each_kind(alice: User) -> None:
    alice.numbers.create(kind=ContactNumber.Kind.MATERNITY, number="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        alice.numbers.create(kind=ContactNumber.Kind.MATERNITY, number="2")


def test_names_and_numbers_are_private_fields() -> None:
    for name in ("name", "number", "e164"):
        assert isinstance(ContactNumber._meta.get_field(name), PrivateTextField)


def test_a_number_is_kept_as_typed_beside_its_whole_form(alice: User) -> None:
    set_number(alice, "maternity", " St Mary’s ", " 020 7946 0958 ext. 12 ")
    saved = alice.numbers.get()
    assert (saved.name, saved.number) == ("St Mary’s", "020 7946 0958 ext. 12")
    assert saved.e164 == "+442079460958"
    assert saved.tel == "+442079460958,12"
    set_number(alice, "maternity", "", "Ward 4321")
    saved = alice.numbers.get()
    assert (saved.e164, saved.tel) == ("", "4321")
    set_number(alice, "maternity", "", "  ")
    assert not alice.numbers.exists()


def test_erasing_a_person_erases_what_she_told(alice: User) -> None:
    set_number(alice, "doctor", "Dr Shah", "020 7946 0958")
    alice.delete()
    assert not Pregnancy.objects.exists()
    assert not ContactNumber.objects.exists()
