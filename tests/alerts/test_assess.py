"""`manage.py assess`: a public format that other programs rely on, line in and line out."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from apps.alerts.rules import RULESET

EXAMPLES = Path(__file__).parent / "examples.jsonl"
CORE = ("one_leg_swollen", "redness", "warmth", "breathless", "chest_pain", "coughing_blood")
QUIET: dict[str, Any] = dict.fromkeys(CORE, False)
MONDAY = "2025-05-05"
Line = dict[str, Any]


@pytest.fixture(autouse=True)
def no_database(request: pytest.FixtureRequest) -> None:
    """Without the mark for a database, any query is an error: the command needs none."""
    assert request.node.get_closest_marker("django_db") is None


def run(file: Path) -> tuple[list[Line], int]:
    """What the command prints, and its exit code."""
    printed = io.StringIO()
    code = 0
    try:
        call_command("assess", str(file), stdout=printed)
    except CommandError as error:
        code = error.returncode
    return [json.loads(line) for line in printed.getvalue().splitlines()], code


@pytest.fixture
def assess(tmp_path: Path) -> Any:
    """Judge cases, given as objects or as raw lines."""

    def judge(*cases: Line | str) -> tuple[list[Line], int]:
        file = tmp_path / "cases.jsonl"
        lines = [case if isinstance(case, str) else json.dumps(case) for case in cases]
        file.write_text("\n".join(lines), encoding="utf-8")
        return run(file)

    return judge


@pytest.fixture
def one(assess: Any) -> Any:
    """Judge one good case."""

    def judge(case: Line) -> Line:
        lines, code = assess(case)
        assert code == 0, lines
        assert len(lines) == 1
        found: Line = lines[0]
        return found

    return judge


def rules(judgement: Line) -> list[str]:
    return [alert["rule"] for alert in judgement["alerts"]]


def entry(date: str = MONDAY, time: str | None = "21:00", **answers: Any) -> Line:
    return {"date": date, **({"time": time} if time else {}), **QUIET, **answers}


def test_the_published_examples_come_out_as_expected() -> None:
    cases = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    judged, code = run(EXAMPLES)
    assert code == 0
    assert [(line["id"], line["level"]) for line in judged] == [
        (case["id"], case["expected_level"]) for case in cases
    ]


def test_the_judgement_has_the_published_form(one: Any) -> None:
    answers = {**QUIET, "one_leg_swollen": True, "warmth": "not_sure", "coughing_blood": None}
    case = {
        "id": "case-1",
        "facts": {"gestation_weeks": 30},
        "entries": [{"date": MONDAY, "time": "21:00", "leg": "left", "site": "calf", **answers}],
    }
    judgement = one(case)
    assert list(judgement) == ["id", "level", "complete", "ruleset", "alerts"]
    assert judgement["id"] == "case-1"
    assert judgement["level"] == "URGENT"
    assert judgement["complete"] is False
    assert judgement["ruleset"] == RULESET
    assert set(rules(judgement)) == {"dvt-one-leg-swollen", "not-sure-leg", "unanswered-core"}
    first = judgement["alerts"][0]
    words = {key: first.pop(key) for key in ("reason", "action", "source")}
    assert all(isinstance(text, str) and text for text in words.values())
    swollen = {"finding": "one_leg_swollen", "value": "yes", "effective": "2025-05-05T21:00"}
    assert first == {
        "rule": "dvt-one-leg-swollen",
        "group": "clot",
        "level": "URGENT",
        "because": [swollen],
    }


def test_groups_are_those_of_the_rule_table(one: Any) -> None:
    case = {"facts": {**QUIET, "redness": True, "feverish": True, "nights_woken_7d": 4}}
    groups = {alert["rule"]: alert["group"] for alert in one(case)["alerts"]}
    assert groups == {
        "dvt-red-or-warm": "clot",
        "fever": "other",
        "cramps-disturb-sleep": "ordinary",
    }


def test_the_most_urgent_comes_first(one: Any) -> None:
    case = {"facts": {**QUIET, "itching_other": True, "warmth": True, "seizure": True}}
    levels = [alert["level"] for alert in one(case)["alerts"]]
    assert levels == ["EMERGENCY", "URGENT", "ROUTINE"]


def test_because_tells_values_and_times_as_they_were_logged(one: Any) -> None:
    case = {
        "facts": {"previous_clot": True},
        "entries": [
            entry(time=None, calf_left_cm=38.5, calf_right_cm=36),
            entry("2025-05-06", "07:30:30", breathless=True),
        ],
    }
    told = {alert["rule"]: alert["because"] for alert in one(case)["alerts"]}
    assert told["dvt-calf-difference"] == [
        {"finding": "calf_left_cm", "value": 38.5, "effective": "2025-05-05"},
        {"finding": "calf_right_cm", "value": 36, "effective": "2025-05-05"},
    ]
    assert told["breathless-new"] == [
        {"finding": "breathless", "value": "yes", "effective": "2025-05-06T07:30:30"}
    ]
    assert {"previous_clot", "breathless"} <= {
        fact["finding"] for fact in told["pe-breathless-high-risk"]
    }


def test_a_blank_that_matters_is_told_as_null(one: Any) -> None:
    case = {"entries": [entry(warmth=None)]}
    assert one(case)["alerts"][0]["because"] == [
        {"finding": "warmth", "value": None, "effective": "2025-05-05T21:00"}
    ]


@pytest.mark.parametrize("yes", [True, "yes"])
@pytest.mark.parametrize("no", [False, "no"])
def test_answers_may_be_written_either_way(one: Any, yes: Any, no: Any) -> None:
    case = {"facts": {**dict.fromkeys(CORE, no), "hard_tender_vein": yes}}
    assert rules(one(case)) == ["vein-hard-tender"]


def test_lines_come_out_in_order_and_bad_ones_do_not_stop_the_rest(assess: Any) -> None:
    lines, code = assess(
        {"id": "a", "facts": QUIET},
        "{oops",
        "",
        {"id": "b", "facts": {**QUIET, "headache": True}},
        {"id": "c", "facts": {**QUIET, "seizure": True}},
    )
    assert code == 1
    assert [line["id"] for line in lines] == ["a", None, "b", "c"]
    assert [line.get("level") for line in lines] == ["SELF_CARE", None, None, "EMERGENCY"]
    assert "JSON" in lines[1]["error"]
    assert "headache" in lines[2]["error"]


BAD: list[tuple[str, Line | str, str]] = [
    ("not an object", "[1, 2]", "object"),
    ("just a word", '"yes"', "object"),
    ("nothing", "null", "object"),
    ("unknown key in the case", {"id": 1, "factz": {}}, "factz"),
    ("unknown key in facts", {"facts": {"leg_hurts": True}}, "leg_hurts"),
    ("unknown key in an entry", {"entries": [entry(mood="low")]}, "entries[0]: mood"),
    ("too large", {"facts": {"calf_left_cm": 70.1}}, "calf_left_cm"),
    ("too small", {"facts": {"calf_left_cm": 19.9}}, "calf_left_cm"),
    ("far too large", '{"facts": {"pain_hours": 1e99999}}', "pain_hours"),
    ("negative", {"facts": {"pain_hours": -1}}, "pain_hours"),
    ("not a number", '{"id": 7, "facts": {"pain_hours": NaN}}', "NaN"),
    ("infinite", '{"facts": {"pain_hours": Infinity}}', "Infinity"),
    ("number in words", {"facts": {"pain_hours": "long"}}, "pain_hours"),
    ("number as an answer", {"facts": {"pain_hours": True}}, "pain_hours"),
    ("answer as a number", {"facts": {"redness": 1}}, "redness"),
    ("answer in other words", {"facts": {"redness": "maybe"}}, "redness"),
    ("empty text", {"facts": {"redness": ""}}, "redness"),
    ("empty number", {"facts": {"pain_hours": ""}}, "pain_hours"),
    ("answer as a list", {"facts": {"redness": ["yes"]}}, "redness"),
    ("choice unknown", {"facts": {"leg": "middle"}}, "leg"),
    ("list as a text", {"facts": {"tried": "heat"}}, "tried"),
    ("list of the unknown", {"facts": {"tried": ["ice"]}}, "tried"),
    ("facts as a list", {"facts": []}, "facts"),
    ("entries as an object", {"entries": {}}, "entries"),
    ("entry as a text", {"entries": ["x"]}, "entries[0]"),
    ("no date", {"entries": [{"time": "21:00", **QUIET}]}, "entries[0]: date"),
    ("date as a number", {"entries": [entry(date=20250505)]}, "date"),  # type: ignore[arg-type]
    ("no such day", {"entries": [entry("2025-02-29")]}, "2025-02-29"),
    ("no such month", {"entries": [entry(), entry("2025-13-01")]}, "entries[1]"),
    ("before our time", {"entries": [entry("0001-01-01", woke_from_sleep=True)]}, "0001"),
    ("no such time", {"entries": [entry(time="24:01")]}, "24:01"),
    ("time as a number", {"entries": [entry(time=21)]}, "time"),  # type: ignore[arg-type]
    ("time with a zone", {"entries": [entry(time="21:00+02:00")]}, "time"),
    ("resolution as an answer", {"entries": [entry(alert_resolution=True)]}, "alert_resolution"),
    ("resolution without an entry", {"facts": {"alert_resolution": "seen"}}, "alert_resolution"),
]


@pytest.mark.parametrize(("what", "case", "named"), BAD, ids=[what for what, _, _ in BAD])
def test_bad_input_says_what_is_wrong_and_where(
    assess: Any, what: str, case: Line | str, named: str
) -> None:
    lines, code = assess(case, {"id": "next", "facts": QUIET})
    assert code == 1
    bad, good = lines
    assert set(bad) == {"id", "error"}
    assert named in bad["error"]
    assert good["level"] == "SELF_CARE"


def test_the_id_of_a_bad_case_is_given_back(assess: Any) -> None:
    lines, _ = assess(
        {"id": "x", "facts": {"leg": 3}},
        '{"id": "y", "facts": {"pain_hours": NaN}}',
        {"facts": {"leg": 3}},
    )
    assert [line["id"] for line in lines] == ["x", "y", None]


@pytest.mark.parametrize("odd", ['"\\ud800"', "1.5", "[1, 2.5]", "7", "null"])
def test_any_id_is_given_back(assess: Any, odd: str) -> None:
    lines, code = assess(f'{{"id": {odd}, "facts": {json.dumps(QUIET)}}}')
    assert code == 0
    assert lines[0]["id"] == json.loads(odd)


@pytest.mark.parametrize("odd", ["1e400", "[-1e400]", "1e99999999999999999999"])
def test_an_id_beyond_all_numbers_is_refused(tmp_path: Path, odd: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(f'{{"id": {odd}, "facts": {{}}}}\n{{"id": 7}}\n', encoding="utf-8")
    printed = io.StringIO()
    with pytest.raises(CommandError):
        call_command("assess", str(file), stdout=printed)
    assert "Infinity" not in printed.getvalue()
    bad, good = (json.loads(line) for line in printed.getvalue().splitlines())
    assert bad["id"] is None
    assert "too large" in bad["error"]
    assert good["id"] == 7


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\ufeff" + json.dumps({"id": "in", "facts": QUIET}) + "\r\n\r\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    judged, code = run(Path("-"))
    assert code == 0
    assert [line["id"] for line in judged] == ["in"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "none.jsonl") == ([], 1)


def test_remarks_beside_a_case_are_left_alone(one: Any) -> None:
    assert one({"note": "from the ward", "expected_level": "SELF_CARE", "facts": QUIET})


def test_one_without_answers_is_incomplete(one: Any) -> None:
    judgement = one({"id": "empty"})
    assert (judgement["level"], judgement["complete"]) == ("ROUTINE", False)


class TestDiaries:
    """Cases of several entries, in the order of logging."""

    def test_complete_is_about_the_last_entry_logged(self, one: Any) -> None:
        blank, whole = entry(warmth=None), entry("2025-05-01")
        assert one({"entries": [blank, whole]})["complete"] is True
        assert one({"entries": [whole, blank]})["complete"] is False

    def test_the_level_is_that_of_the_last_logged_not_of_the_latest(self, one: Any) -> None:
        itchy, quiet = entry(itching_other=True), entry("2025-05-01")
        assert one({"entries": [quiet, itchy]})["level"] == "ROUTINE"
        assert one({"entries": [itchy, quiet]})["level"] == "SELF_CARE"

    def test_what_is_open_is_listed_with_what_fires(self, one: Any) -> None:
        case = {"entries": [entry(redness=True), entry("2025-05-06", itching_other=True)]}
        assert rules(one(case)) == ["dvt-red-or-warm", "itch-other"]

    def test_an_open_rule_that_fires_again_is_listed_once(self, one: Any) -> None:
        case = {"entries": [entry(redness=True), entry("2025-05-06", redness=True)]}
        judgement = one(case)
        assert rules(judgement) == ["dvt-red-or-warm"]
        dates = [fact["effective"] for fact in judgement["alerts"][0]["because"]]
        assert sorted(dates) == ["2025-05-05T21:00", "2025-05-06T21:00"]

    def test_a_resolution_closes_what_the_entry_raised(self, one: Any) -> None:
        acted = entry(redness=True, alert_resolution="called the unit")
        judgement = one({"entries": [acted, entry("2025-05-06")]})
        assert (judgement["level"], rules(judgement)) == ("SELF_CARE", ["ordinary-cramp"])

    @pytest.mark.parametrize("nothing", [None, "", "  "])
    def test_an_empty_resolution_closes_nothing(self, one: Any, nothing: str | None) -> None:
        acted = entry(redness=True, alert_resolution=nothing)
        assert one({"entries": [acted, entry("2025-05-06")]})["level"] == "URGENT"

    def test_resolving_the_last_entry_does_not_unsay_it(self, one: Any) -> None:
        acted = entry(redness=True, alert_resolution="called the unit")
        assert one({"entries": [acted]})["level"] == "URGENT"

    def test_resolving_one_leaves_the_other_open(self, one: Any) -> None:
        acted = entry("2025-05-06", hard_tender_vein=True, alert_resolution="seen")
        case = {"entries": [entry(redness=True), acted, entry("2025-05-07")]}
        assert rules(one(case)) == ["dvt-red-or-warm"]

    def test_signs_beside_entries_belong_to_the_latest(self, one: Any) -> None:
        later, earlier = entry("2025-05-06"), entry("2025-05-01")
        case = {"facts": {"seizure": True}, "entries": [later, earlier]}
        because = one(case)["alerts"][0]["because"]
        assert [fact["effective"] for fact in because] == ["2025-05-06T21:00"]

    def test_a_sign_told_twice_counts_at_its_worse(self, one: Any) -> None:
        case = {"facts": {"redness": False, "warmth": True}, "entries": [entry(redness=True)]}
        assert {fact["finding"] for fact in one(case)["alerts"][0]["because"]} == {
            "redness",
            "warmth",
        }

    def test_a_mild_answer_told_twice_reassures_only_where_both_say_so(self, one: Any) -> None:
        ache = entry(leg="left", pain_hours=7, pain_trend="same", pain_followed_cramp=False)
        case = {"facts": {"pain_followed_cramp": True}, "entries": [ache]}
        assert rules(one(case)) == ["dvt-ache-no-cramp"]

    def test_risk_in_any_entry_holds_throughout(self, one: Any) -> None:
        sore = entry(leg="right", pain_hours=25, pain_trend="easing", pain_followed_cramp=True)
        risky = entry("2025-05-09", thrombophilia=True)
        for logged in ([sore, risky], [risky, sore]):
            assert "high-risk-pain-24h" in rules(one({"entries": logged}))

    def test_weeks_told_in_an_entry_count_on_to_the_others(self, one: Any) -> None:
        early = entry("2025-05-01", gestation_weeks=13, pain_low_tummy_one_side=True)
        late = entry("2025-05-15", pain_low_tummy_one_side=True)
        told = one({"entries": [early, late]})["alerts"]
        dates = {
            fact["effective"]
            for alert in told
            if alert["rule"] == "early-pregnancy-pain"
            for fact in alert["because"]
        }
        assert dates == {"2025-05-01T21:00"}

    def test_no_entries_is_one_made_now(self, one: Any) -> None:
        assert one({"facts": {**QUIET, "chest_pain": True}, "entries": []})["level"] == "EMERGENCY"


def test_the_command_itself_exits_with_one(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "manage.py", "assess", "-"]
    lines = f'{{"id": "a", "facts": {json.dumps(QUIET)}}}\nnot json\n'
    done = subprocess.run(command, cwd=root, input=lines.encode(), capture_output=True, check=False)
    assert done.returncode == 1
    printed = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line.get("level") for line in printed] == ["SELF_CARE", None]
