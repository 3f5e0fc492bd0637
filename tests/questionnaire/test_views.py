"""The Check in a browser without scripts: pages, posts and redirects."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts.models import Alert
from apps.alerts.rule import Urgency
from apps.findings.vocabulary import CORE
from apps.questionnaire import views
from apps.questionnaire.flows.legs import LEGS

pytestmark = pytest.mark.django_db

START, REVIEW, OUTCOME = "/check/", "/check/answers/", "/check/outcome/"
SECRET = "what she told"
CLOT_SIGNS = "a leg that turns blue, white or cold"


def page(slug: str) -> str:
    return reverse("check:question", args=[slug])


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def answer(client: Client, slug: str, **answers: Any) -> Any:
    return client.post(page(slug), answers)


def kept(client: Client) -> dict[str, Any]:
    answers: dict[str, Any] = client.session.get("check", {})
    return answers


def finish(client: Client, **wanted: dict[str, Any]) -> list[str]:
    """Answer to the end: as wanted by page (underscores for dashes), else none or left open."""
    seen: list[str] = []
    at = client.get(START).context["go_on"]
    while at != REVIEW:
        assert len(seen) < 60
        slug = at.split("/")[2]
        seen.append(slug)
        question = LEGS.question(slug)
        usual = {"none": "1"} if question.none else {"leave": "1"}
        response = client.post(at, wanted.get(slug.replace("-", "_"), usual))
        assert response.status_code == 302, text(response)
        at = response.headers["Location"]
        if at == OUTCOME:
            shown = client.get(OUTCOME)
            assert b"Carry on with the questions" in shown.content
            at = shown.context["go_on"]
    return seen


def test_nothing_is_stored_before_the_first_answer(client: Client) -> None:
    for address in (START, page("right-now"), REVIEW, OUTCOME):
        client.get(address)
    assert "session" not in client.cookies
    assert not Session.objects.exists()


def test_the_start_says_what_it_is_and_leads_to_the_first_question(client: Client) -> None:
    response = client.get(START)
    assert "This does not diagnose. It cannot rule out a clot." in text(response)
    assert reverse("alerts:help") in text(response)
    assert f'href="{page("right-now")}"' in text(response)
    answer(client, "right-now", none="1")
    response = client.get(START)
    assert "Carry on where you were" in text(response)
    assert f'href="{page("danger-signs")}"' in text(response)


def test_no_page_is_kept_by_the_browser(client: Client) -> None:
    answer(client, "right-now", none="1")
    for address in (START, page("danger-signs"), page("right-now"), REVIEW):
        assert client.get(address).headers["Cache-Control"] == "no-store"
    assert answer(client, "danger-signs", none="1").headers["Cache-Control"] == "no-store"


def test_a_question_has_back_not_sure_and_one_heading(client: Client) -> None:
    answer(client, "right-now", none="1")
    shown = text(client.get(page("danger-signs")))
    assert shown.count("<h1>") == 1
    assert f'href="{page("right-now")}"' in shown
    assert shown.count("I’m not sure") == 5
    assert "<script" not in shown.split("<main")[1].split("</main>")[0]


def test_an_unknown_question_is_not_found(client: Client) -> None:
    assert client.get("/check/no-such-question/").status_code == 404
    assert client.post("/check/no-such-question/").status_code == 404


def test_questions_cannot_be_jumped_to(client: Client) -> None:
    response = client.get(page("skin-and-fluids"))
    assert response.headers["Location"] == page("right-now")
    assert client.get(OUTCOME).headers["Location"] == START
    assert client.get(REVIEW).headers["Location"] == START


def test_fixed_addresses_are_no_question(client: Client) -> None:
    assert not {"answers", "outcome", "clear", "add"} & {one.slug for one in LEGS.questions}


def test_the_whole_way_with_none_of_these_ends_in_self_care(client: Client) -> None:
    seen = finish(client)
    assert seen == [one.slug for one in LEGS.questions if one.show_if is None or one.slug == "baby"]
    answers = kept(client)["answers"]
    assert {answers[key] for key in CORE} == {"no"}
    shown = text(client.get(OUTCOME))
    assert "care--self-care" in shown
    assert "This cannot rule out a clot." in shown
    main = shown.split("<main")[1].split("</main>")[0]
    assert main.rstrip().endswith(f"<li>{CLOT_SIGNS}</li> </ul>")
    for banned in ("you are fine", "no clot", "all clear"):
        assert banned not in shown.lower()


def test_no_answer_stands_in_an_address(client: Client) -> None:
    response = client.post(page("compare-legs"), {"redness": "yes"}, follow=True)
    visited = [address for address, _status in response.redirect_chain]
    for address in [*visited, *re.findall(r'(?:href|action)="([^"]+)"', text(response))]:
        if address.startswith("/check/"):
            assert "?" not in address
            assert re.fullmatch(r"/check/([a-z-]+/)?", address), address


def test_an_emergency_shows_at_once_and_lets_her_go_on(client: Client) -> None:
    response = answer(client, "right-now", coughing_blood="yes")
    assert response.status_code == 302
    assert response.headers["Location"] == OUTCOME
    shown = text(client.get(OUTCOME))
    assert "This may be a clot in the lung" in shown
    card = re.search(r'<section class="care care--emergency".*?</section>', shown)
    assert card is not None
    assert 'class="call" href="tel:112"' in card[0]
    links = re.findall(r'<a [^>]*href="([^"]+)"', card[0])
    assert all(link.startswith("tel:") for link in links), "nothing in the card leads away"
    assert "<details>" in card[0]
    assert "pe-cough-blood" in card[0]
    assert "Coughing up blood" in card[0]
    assert "Not yet reviewed by a clinician." in card[0]
    go_on = shown.index("Carry on with the questions")
    assert go_on > shown.index(card[0])
    # She goes on: the same emergency does not stop her again, and stands as the banner.
    response = answer(client, "danger-signs", none="1")
    assert response.headers["Location"] == page("pregnancy")
    assert "care--emergency" in text(client.get(page("pregnancy")))


def test_a_further_emergency_stops_her_again(client: Client) -> None:
    answer(client, "right-now", coughing_blood="yes")
    response = answer(client, "danger-signs", bleeding_heavy="yes")
    assert response.headers["Location"] == OUTCOME
    assert "bleeding-heavy" in text(client.get(OUTCOME))


def test_an_emergency_in_a_page_that_cannot_be_read_whole_shows_at_once(client: Client) -> None:
    response = answer(client, "measured", bp_systolic="170", bp_diastolic="abc")
    assert response.headers["Location"] == OUTCOME


def test_her_country_gives_the_number(client: Client) -> None:
    client.post(reverse("accounts:country"), {"country": "GB"})
    answer(client, "right-now", chest_pain="yes")
    shown = text(client.get(OUTCOME))
    assert 'href="tel:999"' in shown
    assert "Call 999 now" in shown


def test_something_urgent_stands_as_a_banner_while_she_goes_on(client: Client) -> None:
    answer(client, "right-now", none="1")
    answer(client, "danger-signs", none="1")
    answer(client, "pregnancy", gestation_weeks="30")
    answer(client, "breathing", none="1")
    response = answer(client, "compare-legs", one_leg_swollen="yes", redness="no", warmth="no")
    assert response.headers["Location"] == page("swelling")
    assert "care--urgent" in text(client.get(page("swelling")))
    shown = text(client.get(OUTCOME))
    assert "This may be a blood clot in the leg" in shown
    assert "I’m 30 weeks pregnant." in shown
    assert "possible DVT" in shown
    assert "Do not rub or heat the leg." in shown
    assert "stop-a-cramp-now" not in shown
    assert shown.count('class="care care--urgent"') == 1, "no second card above it"


def test_three_dangers_at_once_are_each_named_with_their_steps(client: Client) -> None:
    finish(
        client,
        compare_legs={"one_leg_swollen": "yes", "redness": "no", "warmth": "no"},
        infection={"feverish": "yes"},
        how_you_feel={"self_harm_thoughts": "yes"},
    )
    shown = text(client.get(OUTCOME))
    # Nothing of this may be folded away.
    open_text = re.sub(r"<details.*?</details>", "", shown.split("<main")[1])
    for words in (
        "You need not be alone with these thoughts",
        "In danger now, you or the baby: call the emergency number.",
        "crisis line now",
        "Also call about",
        "This may be a blood clot in the leg",
        "Say “possible DVT” and how many weeks you are.",
        "Do not rub or heat the leg.",
        "This may be an infection",
        "Say your temperature, and where the skin is red or darker.",
        "I have thoughts of harming myself or the baby.",
        "I have a possible DVT",
        "I may have an infection.",
        "One leg more swollen than usual",
        "Hot and shivery",
        "Can I be seen today?",
    ):
        assert words in open_text, words


def test_beside_an_emergency_the_other_dangers_are_named(client: Client) -> None:
    finish(
        client,
        right_now={"coughing_blood": "yes"},
        compare_legs={"one_leg_swollen": "yes", "redness": "no", "warmth": "no"},
        how_you_feel={"self_harm_thoughts": "yes"},
    )
    shown = re.sub(r"<details.*?</details>", "", text(client.get(OUTCOME)).split("<main")[1])
    assert "This may be a clot in the lung" in shown
    assert "Also tell them about" in shown
    assert "You need not be alone with these thoughts" in shown
    assert "Do not rub or heat the leg." in shown
    assert "Please send an ambulance." in shown
    assert "<h2>Later</h2>" in shown


def test_a_quiet_result_says_on_its_card_what_it_cannot_do(client: Client) -> None:
    finish(client)
    card = text(client.get(OUTCOME)).split('<section class="care')[1].split("<details")[0]
    assert "<b>This does not diagnose. It cannot rule out a clot.</b>" in card


def test_the_start_has_numbers_to_call(client: Client) -> None:
    card = text(client.get(START)).split('<section class="care')[1].split("</section>")[0]
    for number in ("112", "911", "999"):
        assert f'href="tel:{number}"' in card
    client.post(reverse("accounts:country"), {"country": "GB"})
    card = text(client.get(START)).split('<section class="care')[1].split("</section>")[0]
    assert re.findall(r'href="(tel:\d+)"', card) == ["tel:999"]


def test_a_page_says_how_far_she_is(client: Client) -> None:
    assert "Page 1 of about " in text(client.get(page("right-now")))
    answer(client, "right-now", none="1")
    quiet = [one for one in LEGS.questions if one.comes_up({})]
    assert f"Page 2 of about {len(quiet)}: " in text(client.get(page("danger-signs")))
    assert len(quiet) <= 26, "the quiet way stays short"


def test_above_a_question_a_warning_is_one_line(client: Client) -> None:
    answer(client, "right-now", chest_pain="not_sure")
    banner = banner_of(client.get(page("danger-signs")))
    assert "care--urgent" in banner
    assert "Call your maternity unit now" in banner
    assert f'href="{OUTCOME}"' in banner
    assert 'class="call"' not in banner, "the whole card would push the question away"
    answer(client, "right-now", chest_pain="yes")
    banner = banner_of(client.get(page("danger-signs")))
    assert "care--emergency" in banner
    assert "Call the emergency number now" in banner
    assert 'class="call"' in banner_of(client.get("/")), "the whole card stands elsewhere"


def test_above_a_question_a_stored_warning_leads_to_the_warnings(client: Client) -> None:
    answer(client, "right-now", chest_pain="yes")
    client.post(reverse("accounts:country"), {"country": "GB"})
    client.post(reverse("diary:add_check"))
    banner = banner_of(client.get(page("right-now")))
    assert "Call the emergency number now: 999" in banner
    assert f'href="{reverse("alerts:list")}"' in banner
    # A page from the browser’s history fetches its banner anew, in one line again.
    assert f'data-url="{page("right-now")}"' in banner


def banner_of(response: Any) -> str:
    return text(response).split('id="alert-banner"')[1].split("<main")[0]


def test_bad_numbers_are_refused_beside_the_field_and_keep_what_was_typed(client: Client) -> None:
    response = answer(client, "pregnancy", gestation_weeks="60", postpartum_days="")
    assert response.status_code == 422
    shown = text(response)
    assert "<title>Error: " in shown
    assert 'value="60"' in shown
    assert 'aria-invalid="true"' in shown
    assert "Write a whole number from 0 to 45" in shown
    assert "gestation_weeks" not in kept(client)["answers"]
    assert client.get(REVIEW).status_code == 200


def test_beside_a_bad_number_the_other_answers_are_judged_at_once(client: Client) -> None:
    response = answer(client, "measured", bp_systolic="150", bp_diastolic="abc")
    assert response.status_code == 422
    assert kept(client)["judgement"]["level"] == "URGENT"
    assert "care--urgent" in text(response), "the banner stands on this very page"


def test_none_of_these_records_explicit_noes(client: Client) -> None:
    answer(client, "right-now", none="1")
    question = LEGS.question("right-now")
    assert kept(client)["answers"] == dict.fromkeys(question.findings, "no")


def test_left_open_is_open_and_asks_again_at_the_end(client: Client) -> None:
    answer(client, "right-now", chest_pain="no")
    assert kept(client)["answers"]["coughing_blood"] is None
    finish(client)
    review = text(client.get(REVIEW))
    assert "While one is open, we cannot judge your answers." in review
    shown = text(client.get(OUTCOME))
    assert "We cannot judge this yet" in shown
    assert "Are you coughing up blood?" in shown
    assert f'href="{page("right-now")}"' in shown
    assert "care--self-care" not in shown
    assert "No warning sign" not in shown


def test_before_the_end_a_quiet_result_is_not_shown(client: Client) -> None:
    answer(client, "right-now", none="1")
    assert client.get(OUTCOME).headers["Location"] == page("danger-signs")


def test_pain_of_unknown_length_asks_for_the_length(client: Client) -> None:
    finish(client, cramp_or_pain={"cramp": "no", "pain_now": "yes"})
    shown = text(client.get(OUTCOME))
    assert "We cannot judge this yet" in shown
    assert f'href="{page("how-long")}"' in shown


def test_change_takes_follow_ups_along_and_judges_again(client: Client) -> None:
    finish(
        client,
        swelling={"both_legs_swollen": "yes"},
        swelling_of_both_legs={"swelling_sudden": "yes", "swelling_to_thighs": "no"},
    )
    assert kept(client)["judgement"]["level"] == "URGENT"
    assert "swelling-of-both-legs" in text(client.get(REVIEW))
    response = answer(client, "swelling", none="1")
    assert response.status_code == 302
    assert response.headers["Location"] == REVIEW
    assert "swelling_sudden" not in kept(client)["answers"]
    assert kept(client)["judgement"]["level"] == "SELF_CARE"
    assert "swelling-of-both-legs" not in text(client.get(REVIEW))


def test_her_answers_are_shown_when_she_comes_back_to_a_page(client: Client) -> None:
    answer(client, "right-now", chest_pain="no", fainted="not_sure")
    shown = text(client.get(page("right-now")))
    assert re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', shown) == [
        ("chest_pain", "no"),
        ("fainted", "not_sure"),
    ]


def test_the_review_shows_each_answer_with_a_way_to_change_it(client: Client) -> None:
    finish(
        client,
        pregnancy={"gestation_weeks": "30"},
        cramp_or_pain={"cramp": "yes", "pain_now": "no"},
        which_leg={"leg": "left"},
        calves={"unit": "in", "left": "15.2", "right": "15"},
        how_strong={"intensity": "7"},
        your_week={"tried": ["stretch", "heat"]},
    )
    shown = text(client.get(REVIEW))
    for words in (
        "30 weeks",
        "15.2 in",
        "15 in",
        "Left",
        "Stretching, Warmth",
        "Strong",
        "Left open",
    ):
        assert words in shown
    changes = re.findall(r'<a href="(/check/[a-z-]+/)">Change', shown)
    assert changes == [page(one.slug) for one in LEGS.questions if page(one.slug) in changes]
    assert len(changes) > 20
    assert " cm" not in shown.split("Can you measure both calves?")[1].split("</dd>")[0]


def test_background_can_be_skipped_in_one_tap(client: Client) -> None:
    answer(client, "last-weeks", immobile_3d="yes")
    answer(client, "clots", skip="1")
    answers = kept(client)["answers"]
    background = [
        key
        for one in LEGS.questions
        if one.section is LEGS.question("clots").section
        for key in one.findings
    ]
    assert set(background) <= set(answers)
    assert answers.pop("immobile_3d") == "yes", "what she answered stays"
    assert {answers[key] for key in background if key in answers} == {None}


def test_leaving_open_keeps_what_she_did_answer(client: Client) -> None:
    response = answer(client, "measured", bp_systolic="150", bp_diastolic="x", leave="1")
    assert response.status_code == 302
    assert kept(client)["answers"] == {"bp_systolic": "150", "bp_diastolic": None, "temp_c": None}


def test_an_answer_out_of_turn_is_never_lost(client: Client) -> None:
    response = answer(client, "tummy-and-bleeding", vaginal_bleeding="yes")
    assert response.headers["Location"] == page("right-now")
    assert kept(client)["judgement"]["level"] == "URGENT"
    assert "care--urgent" in text(client.get(page("right-now")))


def test_answers_are_dropped_after_24_hours(client: Client) -> None:
    with time_machine.travel("2026-03-01T03:00:00Z", tick=False) as clock:
        answer(client, "right-now", none="1")
        session = Session.objects.get()
        assert session.expire_date == timezone.now() + timedelta(hours=24)
        clock.shift(timedelta(hours=23, minutes=59))
        assert "Carry on where you were" in text(client.get(START))
        clock.shift(timedelta(minutes=2))
        assert "Carry on where you were" not in text(client.get(START))
        assert client.get(page("danger-signs")).headers["Location"] == page("right-now")


def test_with_a_diary_answers_go_after_24_hours_and_the_session_stays(client: Client) -> None:
    with time_machine.travel("2026-03-01T03:00:00Z", tick=False) as clock:
        user = User.objects.create_user()
        client.force_login(user)
        before = client.session.get_expiry_age()
        answer(client, "right-now", chest_pain="not_sure")
        assert client.session.get_expiry_age() == before
        clock.shift(timedelta(hours=24, seconds=1))
        assert client.get(REVIEW).headers["Location"] == START
        assert client.session.get("_auth_user_id")


def test_answering_writes_no_row_but_the_session(client: Client) -> None:
    answer(client, "right-now", chest_pain="yes")
    client.get(OUTCOME)
    assert not User.objects.exists()


def test_clearing_forgets_the_answers(client: Client) -> None:
    answer(client, "right-now", chest_pain="yes")
    assert client.get(reverse("check:clear")).status_code == 405
    assert kept(client), "a GET clears nothing"
    response = client.post(reverse("check:clear"))
    assert response.headers["Location"] == START
    assert not kept(client)
    assert "care--emergency" not in text(client.get(page("right-now")))


def test_if_judging_fails_the_danger_signs_show_and_the_answers_stay(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(views, "judge_answers", broken)
    response = answer(client, "right-now", chest_pain="yes")
    assert response.headers["Location"] == OUTCOME
    response = client.get(OUTCOME)
    assert response.status_code == 503
    shown = text(response)
    assert "We cannot check your answers now" in shown
    assert "chest pain" in shown
    assert response.headers["Cache-Control"] == "no-store"
    assert kept(client)["answers"]["chest_pain"] == "yes"
    assert f'href="{page("danger-signs")}"' in shown, "she can go on"
    assert "judging a check failed: RuntimeError" in caplog.text
    assert SECRET not in caplog.text, "no answer goes to the log"
    # The next answer is judged with all of them.
    monkeypatch.undo()
    assert answer(client, "danger-signs", none="1").headers["Location"] == OUTCOME


def test_with_a_diary_open_alerts_count_and_the_banner_stays(client: Client) -> None:
    client.force_login(User.objects.create_user())
    answer(client, "right-now", coughing_blood="yes")
    shown = text(client.get(OUTCOME))
    assert "This may be a clot in the lung" in shown


def test_worry_always_has_a_way(client: Client) -> None:
    answer(client, "right-now", none="1")
    for address in (page("danger-signs"), REVIEW):
        main = text(client.get(address)).split("<main")[1].split("</main>")[0]
        assert reverse("alerts:help") in main
    finish(client)
    assert "I’m worried anyway" in text(client.get(OUTCOME))


def test_other_results_are_listed_with_their_own_reasons(client: Client) -> None:
    finish(
        client,
        compare_legs={"one_leg_swollen": "yes", "redness": "no", "warmth": "no"},
        skin_and_fluids={"itching_palms_soles": "no", "itching_other": "yes"},
    )
    response = client.get(OUTCOME)
    assert response.context["advice"].level is Urgency.URGENT
    shown = text(response)
    assert "Also from your answers" in shown
    assert "Rule itch-other, version" in shown


def test_broken_or_foreign_session_data_counts_as_no_answers(client: Client) -> None:
    for broken in ("x", {"answers": "x", "at": timezone.now().isoformat()}, {"at": None}):
        session = client.session
        session["check"] = broken
        session.save()
        assert client.get(START).status_code == 200
    session = client.session
    session["check"] = {
        "answers": {"redness": "maybe", "gone": "yes", "warmth": "no"},
        "judgement": None,
        "at": timezone.now().isoformat(),
    }
    session.save()
    assert "Carry on where you were" in text(client.get(START))


def test_she_can_add_the_answers_to_her_diary(client: Client) -> None:
    finish(client, compare_legs={"one_leg_swollen": "yes", "redness": "no", "warmth": "no"})
    add = reverse("diary:add_check")
    assert f'<form method="post" action="{add}">' in text(client.get(OUTCOME))
    response = client.post(add)
    assert response.status_code == 302
    user = User.objects.get()
    assert [alert.rule_id for alert in Alert.objects.filter(user=user)] == ["dvt-one-leg-swollen"]
    assert not kept(client), "they are in her diary now"
