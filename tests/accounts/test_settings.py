"""The settings page: what it takes, what it refuses, and that it is hers alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpRequest
from django.test import Client, RequestFactory

from apps.accounts.forms import SettingsForm, country_choices
from apps.accounts.models import ContactNumber, Pregnancy, User
from apps.accounts.services import set_number
from apps.accounts.views import settings_page

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NIGHT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_night() -> Any:
    """Three in the morning in London."""
    with time_machine.travel(NIGHT, tick=False):
        yield


def told(**fields: Any) -> dict[str, Any]:
    """What the page posts when everything is left as it is, and these fields are filled."""
    return {"country": "GB", "time_zone": "Europe/London", "length_unit": "cm", **fields}


def save(client: Client, **fields: Any) -> Any:
    return client.post("/account/", told(**fields))


def errors(client: Client, **fields: Any) -> dict[str, list[str]]:
    """The messages by field of a save that must be refused with 422 and stores nothing."""
    before = list(Pregnancy.objects.values()), list(ContactNumber.objects.values())
    response = save(client, **fields)
    assert response.status_code == 422
    assert (list(Pregnancy.objects.values()), list(ContactNumber.objects.values())) == before
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_a_visitor_sees_the_page_and_her_first_save_creates_her_diary(client: Client) -> None:
    page = client.get("/account/")
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert not User.objects.exists()
    response = save(client, due_date="2027-01-31", time_zone="America/New_York", country="US")
    assert (response.status_code, response["Location"]) == (302, "/account/?saved")
    user = User.objects.get()
    assert (user.country, user.time_zone) == ("US", "America/New_York")
    assert user.pregnancy.due_date == date(2027, 1, 31)
    after = client.get("/account/?saved").content.decode()
    assert "Saved." in after
    assert 'value="2027-01-31"' in after


def test_a_refused_first_save_creates_nothing(client: Client) -> None:
    assert "due_date" in errors(client, due_date="soon")
    assert not User.objects.exists()
    assert "session" not in client.cookies


def test_everything_may_stay_empty(alice_client: Client, alice: User) -> None:
    assert save(alice_client).status_code == 302
    alice.pregnancy.refresh_from_db()
    assert (alice.pregnancy.due_date, alice.pregnancy.ended_on) == (None, None)
    assert not alice.numbers.exists()


@pytest.mark.parametrize(
    ("weeks", "days", "due_date"),
    [
        ("30", "2", date(2027, 1, 29)),
        ("30", "", date(2027, 1, 31)),
        ("0", "0", date(2027, 8, 29)),
        ("45", "6", date(2026, 10, 12)),
    ],
)
def test_weeks_today_give_the_due_date(
    alice_client: Client, alice: User, weeks: str, days: str, due_date: date
) -> None:
    assert save(alice_client, weeks=weeks, days=days).status_code == 302
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.due_date == due_date


def test_weeks_count_from_the_date_where_she_is(alice_client: Client, alice: User) -> None:
    assert save(alice_client, weeks="30", time_zone="Pacific/Kiritimati").status_code == 302
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.due_date == date(2027, 1, 31)
    with time_machine.travel(datetime(2026, 11, 22, 13, 0, tzinfo=UTC), tick=False):
        assert save(alice_client, weeks="30", time_zone="Pacific/Kiritimati").status_code == 302
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.due_date == date(2027, 2, 1)


def test_new_weeks_replace_the_stored_due_date(
    alice_client: Client, alice: User, thirty_weeks: Pregnancy
) -> None:
    stored = str(thirty_weeks.due_date)
    assert save(alice_client, due_date=stored, weeks="31", days="0").status_code == 302
    thirty_weeks.refresh_from_db()
    assert thirty_weeks.due_date == TODAY + timedelta(days=280 - 217)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due_date": "31/01/2027"}, "due_date"),
        ({"due_date": "2027-02-30"}, "due_date"),
        ({"due_date": "2027-09-20"}, "due_date"),
        ({"due_date": "2026-01-24"}, "due_date"),
        ({"weeks": "46"}, "weeks"),
        ({"weeks": "-1"}, "weeks"),
        ({"weeks": "thirty"}, "weeks"),
        ({"weeks": "30.5"}, "weeks"),
        ({"days": "3"}, "weeks"),
        ({"weeks": "30", "days": "7"}, "days"),
        ({"weeks": "30", "due_date": "2027-03-01"}, "weeks"),
        ({"weeks": "30", "ended_on": "2026-11-01"}, "weeks"),
        ({"ended_on": "2026-11-23"}, "ended_on"),
        ({"ended_on": "2024-02-25"}, "ended_on"),
        ({"ended_on": "yesterday"}, "ended_on"),
        ({"country": "XX"}, "country"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": ""}, "time_zone"),
        ({"length_unit": "miles"}, "length_unit"),
        ({"maternity_name": "St Mary’s"}, "maternity_number"),
        ({"maternity_name": "x" * 81, "maternity_number": "020 7946 0958"}, "maternity_name"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    alice_client: Client, fields: dict[str, str], field: str
) -> None:
    found = errors(alice_client, **fields)
    assert list(found) == [field]


@pytest.mark.parametrize("due_date", ["2027-09-19", "2026-01-25", "2026-11-22"])
def test_due_dates_at_the_bounds_are_taken(alice_client: Client, due_date: str) -> None:
    assert save(alice_client, due_date=due_date).status_code == 302


@pytest.mark.parametrize("ended_on", ["2026-11-22", "2024-02-26"])
def test_ends_at_the_bounds_are_taken(alice_client: Client, alice: User, ended_on: str) -> None:
    assert save(alice_client, ended_on=ended_on).status_code == 302
    alice.pregnancy.refresh_from_db()
    assert str(alice.pregnancy.ended_on) == ended_on
    assert alice.pregnancy.person_facts(TODAY).keys() == {"postpartum_days"}


def test_an_old_date_that_is_stored_never_blocks_the_rest(
    alice_client: Client, alice: User
) -> None:
    alice.pregnancy.due_date = date(2024, 1, 1)
    alice.pregnancy.ended_on = date(2023, 12, 30)
    alice.pregnancy.save()
    response = save(
        alice_client, due_date="2024-01-01", ended_on="2023-12-30", doctor_number="020 7946 0958"
    )
    assert response.status_code == 302
    assert alice.numbers.get().e164 == "+442079460958"


def test_what_she_typed_is_kept_when_it_is_refused(alice_client: Client) -> None:
    response = save(
        alice_client,
        due_date="2030-01-01",
        maternity_name="St Mary’s <b>",
        maternity_number="12",
        length_unit="in",
        time_zone="Asia/Tokyo",
        country="JP",
        next="/diary/",
    )
    page = response.content.decode()
    assert response.status_code == 422
    for kept in (
        'value="2030-01-01"',
        'value="St Mary’s &lt;b&gt;"',
        'value="12"',
        '<option value="Asia/Tokyo" selected>',
        '<option value="JP" selected>',
        'name="next" value="/diary/"',
    ):
        assert kept in page
    assert 'id="id_due_date_error"' in page
    assert 'aria-invalid="true"' in page
    assert "<title>Error: Your settings" in page


def test_a_number_that_cannot_be_is_refused_until_she_keeps_it_as_typed(
    alice_client: Client, alice: User
) -> None:
    assert "Keep it as typed" not in alice_client.get("/account/").content.decode()
    number = {"maternity_name": "Triage", "maternity_number": "4321"}
    found = errors(alice_client, **number)
    assert "United Kingdom" in found["maternity_number"][0]
    assert "Keep it as typed" in save(alice_client, **number).content.decode()
    assert save(alice_client, **number, maternity_as_typed="on").status_code == 302
    saved = alice.numbers.get()
    assert (saved.name, saved.number, saved.e164, saved.tel) == ("Triage", "4321", "", "4321")
    page = alice_client.get("/account/").content.decode()
    assert page.count("Keep it as typed") == 1
    assert 'name="maternity_as_typed" id="id_maternity_as_typed" checked' in page.replace(
        ' aria-describedby=""', ""
    )


def test_without_a_country_a_local_number_is_not_guessed(alice_client: Client) -> None:
    found = errors(alice_client, country="", doctor_number="020 7946 0958")
    assert "Choose your country" in found["doctor_number"][0]
    assert save(alice_client, country="", doctor_number="+44 20 7946 0958").status_code == 302


def test_text_without_digits_is_never_a_number(alice_client: Client) -> None:
    found = errors(alice_client, doctor_number="ask Sam", doctor_as_typed="on")
    assert "digits" in found["doctor_number"][0]


def test_an_emptied_number_is_removed(alice_client: Client, alice: User) -> None:
    set_number(alice, "doctor", "Dr Shah", "020 7946 0958")
    assert save(alice_client, doctor_name="", doctor_number="").status_code == 302
    assert not alice.numbers.exists()


def test_bob_never_sees_nor_changes_what_alice_told(
    alice: User, alice_client: Client, bob: User, bob_client: Client, thirty_weeks: Pregnancy
) -> None:
    set_number(alice, "maternity", "St Mary’s", "020 7946 0958")
    due_date = str(thirty_weeks.due_date)
    hers = alice_client.get("/account/").content.decode()
    for secret in (due_date, "St Mary’s", "020 7946 0958", "30 weeks"):
        assert secret in hers
    for path in ("/account/", "/account/health/"):
        his = bob_client.get(path).content.decode()
        for secret in (due_date, "St Mary’s", "020 7946 0958", "30 weeks", alice.handle):
            assert secret not in his
    data = told(due_date="2027-05-05", user=alice.pk, pregnancy=thirty_weeks.pk)
    assert bob_client.post("/account/", data).status_code == 302
    thirty_weeks.refresh_from_db()
    assert str(thirty_weeks.due_date) == due_date
    assert alice.numbers.get().name == "St Mary’s"
    assert Pregnancy.objects.get(user=bob).due_date == date(2027, 5, 5)


def test_nobody_sees_a_handle(alice: User, alice_client: Client) -> None:
    for path in ("/account/", "/account/health/"):
        assert alice.handle not in alice_client.get(path).content.decode()


@pytest.mark.parametrize(
    ("days_past_due", "asked"), [(-1, False), (41, False), (42, True), (300, True)]
)
def test_she_is_asked_gently_when_the_weeks_have_run_out(
    alice: User, alice_client: Client, days_past_due: int, asked: bool
) -> None:
    alice.pregnancy.due_date = TODAY - timedelta(days=days_past_due)
    alice.pregnancy.save()
    page = alice_client.get("/account/").content.decode()
    assert ("Your due date was a while ago." in page) is asked


def calls(alice: User, **fields: str) -> list[User]:
    """Whom `person_changed` was called for by one save of Alice's."""
    changed: list[User] = []
    request: HttpRequest = RequestFactory().post("/account/", told(**fields))
    request.user = User.objects.select_related("pregnancy").get(pk=alice.pk)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    assert settings_page(request, person_changed=changed.append).status_code == 302
    return changed


def test_a_changed_date_is_passed_on_and_an_unchanged_one_is_not(alice: User) -> None:
    assert calls(alice) == []
    assert calls(alice, due_date="2027-01-31") == [alice]
    assert calls(alice, due_date="2027-01-31", country="IE") == []
    assert calls(alice, due_date="2027-01-31", ended_on="2026-11-20") == [alice]
    assert calls(alice, due_date="2027-01-31") == [alice]


def test_when_passing_on_fails_nothing_is_stored(alice: User) -> None:
    def fail(user: User) -> None:
        raise RuntimeError("cannot judge")

    request = RequestFactory().post("/account/", told(due_date="2027-01-31"))
    request.user = User.objects.select_related("pregnancy").get(pk=alice.pk)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError):
        settings_page(request, person_changed=fail)
    alice.pregnancy.refresh_from_db()
    assert alice.pregnancy.due_date is None


def test_the_countries_are_sorted_by_name_after_the_choice_of_none() -> None:
    (blank, _label), *named = country_choices()
    assert blank == ""
    assert [name for _code, name in named] == sorted(name for _code, name in named)
    assert ("GB", "United Kingdom") in named


def test_the_time_zone_of_the_device_is_only_filled_in_for_someone_new(alice: User) -> None:
    assert "data-timezone" in str(SettingsForm()["time_zone"])
    assert "data-timezone" not in str(SettingsForm(user=alice)["time_zone"])
