"""Every fact that the guide owes its readers stands on the page where it belongs.

A changed number here needs a changed source on its page.
"""

import pytest

from apps.guide.library import library
from tests.guide.reading import text

FACTS = [
    # Why
    ("why-cramps-happen", "no exact cause is known"),
    ("why-cramps-happen", "Lactic acid"),
    ("why-cramps-happen", "Salts out of balance"),
    ("why-cramps-happen", "electrolytes"),
    ("why-cramps-happen", "Changed blood flow"),
    ("why-cramps-happen", "Extra weight"),
    ("why-cramps-happen", "a blood clot"),
    # What it feels like
    ("what-it-feels-like", "Your calf tightens"),
    ("what-it-feels-like", "may run up your leg"),
    ("what-it-feels-like", "sudden, sharp or stabbing"),
    ("what-it-feels-like", "a “knot”"),
    ("what-it-feels-like", "a hard lump"),
    ("what-it-feels-like", "as if you could not move it"),
    ("what-it-feels-like", "It can wake you"),
    ("what-it-feels-like", "twitch"),
    ("what-it-feels-like", "crawling"),
    ("what-it-feels-like", "points to restless legs"),
    ("what-it-feels-like", "from a few seconds to 10 minutes"),
    ("what-it-feels-like", "up to 24 hours"),
    ("what-cramps-are", "up to 10 minutes"),
    ("what-cramps-are", "up to 24 hours"),
    ("what-cramps-are", "up to 30%"),
    ("what-cramps-are", "nearly half"),
    ("what-cramps-are", "second and third trimester"),
    ("what-cramps-are", "at night"),
    # During a cramp
    ("stop-a-cramp-now", "Straighten your leg. Push your heel away from you first."),
    ("stop-a-cramp-now", "toes up towards your shin. Bend at the ankle"),
    ("stop-a-cramp-now", "Wiggle your toes"),
    ("stop-a-cramp-now", "Only if both legs look and feel the same, rub the knot gently"),
    ("stop-a-cramp-now", "rub the knot gently while it is hard"),
    (
        "stop-a-cramp-now",
        "Never a leg that is swollen, warmer, darker or redder, or sore between cramps.",
    ),
    ("stop-a-cramp-now", "Stand on that leg"),
    ("stop-a-cramp-now", "Do not yank your toes"),
    ("stop-a-cramp-now", "only during the cramp itself"),
    ("stop-a-cramp-now", "Do not rub a leg that is swollen, warmer, or darker or redder"),
    ("stop-a-cramp-now", "Do not rub a leg that stays sore"),
    ("stop-a-cramp-now", "up to 24 hours"),
    ("stop-a-cramp-now", "over 10 minutes"),
    ("stop-a-cramp-now", "After 60 minutes"),
    ("blood-clot-signs", "A report from 2020 tells of a pregnant woman who collapsed"),
    # The stretch
    ("standing-calf-stretch", "about two feet (60 cm) away. Arms straight, palms on the wall."),
    (
        "standing-calf-stretch",
        "Step your right foot back. Heel down, right knee straight, left knee bent.",
    ),
    ("standing-calf-stretch", "until your right calf stretches"),
    ("standing-calf-stretch", "Hold for 20–30 seconds"),
    ("standing-calf-stretch", "change sides"),
    ("standing-calf-stretch", "3 stretches per leg"),
    ("standing-calf-stretch", "Every day is best, ideally before bed"),
    ("standing-calf-stretch", "At least 3 days a week"),
    ("standing-calf-stretch", "shorter holds of 2 to 3 seconds"),
    ("bedtime-routine", "20–30 seconds, 3 stretches per leg"),
    # Prevention
    ("moving-and-exercise", "Walk every day, unless you have been told to rest"),
    ("moving-and-exercise", "Swim"),
    ("moving-and-exercise", "low-impact"),
    ("moving-and-exercise", "Change position often"),
    ("moving-and-exercise", "Do not cross your legs"),
    ("shoes", "support your foot"),
    ("shoes", "cushioned"),
    ("shoes", "room for your toes"),
    ("shoes", "Do not wear flip-flops"),
    ("shoes", "Do not wear high heels"),
    # Water
    ("water", "8–12 cups"),
    ("water", "64–96 oz"),
    ("water", "1.9–2.8 litres"),
    ("water", "through the whole day"),
    ("water", "Drink less near bed"),
    ("water", "told to limit fluids"),
    # Heat
    ("heat", "warm shower or a warm bath before bed"),
    ("heat", "hot-water bottle or a warm towel on your calf"),
    ("heat", "a towel between the heat and your skin"),
    ("heat", "below about 39 °C"),
    ("heat", "warm, never hot"),
    ("heat", "Do not use a hot tub"),
    ("heat", "Do not sleep on a hot-water bottle"),
    ("heat", "cool running water for 20 minutes"),
    ("heat", "No heat on a leg that is numb, swollen, warmer, or darker or redder"),
    # Remedies
    ("magnesium-and-remedies", "it may help"),
    ("magnesium-and-remedies", "8 small trials with 576 women"),
    ("magnesium-and-remedies", "weak and mixed"),
    ("magnesium-and-remedies", "low or very low"),
    ("magnesium-and-remedies", "Ask first; evidence is weak; not with kidney disease."),
    ("magnesium-and-remedies", "extra calcium or potassium"),
    ("magnesium-and-remedies", "Quinine is not for pregnancy"),
    ("magnesium-and-remedies", "Tonic water"),
    # Medicines
    ("medicines", "Paracetamol is the usual choice"),
    ("medicines", "Ibuprofen, naproxen or aspirin: not unless they were prescribed"),
    ("medicines", "From 20 weeks on"),
    ("medicines", "Quinine is not for pregnancy"),
    ("medicines", "tonic water"),
    ("medicines", "older antihistamines"),
    ("medicines", "metoclopramide"),
    ("medicines", "some antidepressants"),
    ("medicines", "antipsychotics"),
    ("medicines", "Never stop a medicine alone"),
    # Restless legs
    ("restless-legs", "often worse in the third trimester"),
    ("restless-legs", "After the birth they usually go"),
    ("restless-legs", "Low ferritin"),
    ("restless-legs", "75 micrograms per litre"),
    ("restless-legs", "87%"),
    ("restless-legs", "94%"),
    ("restless-legs", "blood donors"),
    ("restless-legs", "Cramps can look like restless legs"),
    ("restless-legs", "a hard knot"),
    ("restless-legs", "10% to over 40%"),
    ("restless-legs", "palms or soles"),
    ("restless-legs", "Never stop a medicine alone"),
    # Calling
    ("who-to-call", "for 14 days and they do not help"),
    ("who-to-call", "one leg more swollen than the other, warmer, or darker or redder"),
    ("who-to-call", "cramps that get worse"),
    ("who-to-call", "3 nights a week"),
    ("who-to-call", "30 minutes"),
    ("who-to-call", "38 °C (100.4 °F)"),
    ("blood-clot-signs", "This does not diagnose. It cannot rule out a clot."),
    ("blood-clot-signs", "2 cm"),
    ("blood-clot-signs", "more than 24 hours"),
    ("blood-clot-signs", "1 to 2 in 1,000"),
    ("blood-clot-signs", "4 to 5 times"),
    ("blood-clot-signs", "71%"),
    ("blood-clot-signs", "88%"),
    ("blood-clot-signs", "about 1 in 10"),
    ("blood-clot-signs", "Look again after 1 hour"),
    ("blood-clot-signs", "gone on for an hour or more and is getting worse"),
    ("blood-clot-signs", "A cramp stays hard for 60 minutes"),
    ("blood-clot-signs", "Both legs are swollen and have hurt for over 24 hours"),
    ("blood-clot-signs", "low tummy on one side for over 24 hours, and it is getting worse"),
    ("blood-clot-signs", "even if it is easing, and you have a raised risk of a clot"),
    ("blood-clot-signs", "You are newly breathless, and you have a raised risk of a clot"),
    ("other-warning-signs", "shoulder-tip pain at any time, or one-sided low tummy pain early"),
    ("other-warning-signs", "If it lasts over 24 hours and gets worse, call now"),
    ("other-warning-signs", "a sudden worst-ever headache"),
    ("who-to-call", "thoughts of harming yourself or your baby"),
    ("compare-your-legs", "10 cm (4 in)"),
    ("compare-your-legs", "2 cm (0.8 in) or more"),
    ("compare-your-legs", "1.5 to 1.9 cm"),
    ("compare-your-legs", "grown by 1 cm or more within 7 days"),
    ("pre-eclampsia-signs", "140/90"),
    ("pre-eclampsia-signs", "160 or more"),
    ("pre-eclampsia-signs", "110 or more"),
    ("clot-risk", "first 20 weeks"),
    ("clot-risk", "BMI of 30 or more"),
    ("clot-risk", "a call after 1 hour, not 6"),
    ("after-the-birth", "about 11 times as likely"),
    ("after-the-birth", "about twice as likely"),
    ("after-the-birth", "12 weeks"),
    ("after-the-birth", "a leg that is blue, white or cold"),
    ("after-the-birth", "Your face or hands swell suddenly"),
    ("after-the-birth", "newly breathless, you fainted, or your heart races"),
    ("after-the-birth", "Your cramps get worse"),
    ("after-the-birth", "sore, wet or smells, or the skin around it is darker or redder"),
    ("after-the-birth", "If you are in danger now, call your emergency number"),
]


@pytest.mark.parametrize(("slug", "fact"), FACTS)
def test_the_fact_stands_on_its_page(slug: str, fact: str) -> None:
    assert fact in text(library().pages[slug])


def test_massage_is_only_ever_for_the_cramp_itself() -> None:
    """Rubbing a clot can move it, so wherever rubbing is named, so is when not to."""
    for page in library().pages.values():
        words = text(page)
        if "rub the knot" in words or "Rubbing the muscle" in words:
            assert "only during the cramp" in words, page.slug
            assert "sore" in words, page.slug


def test_she_stands_before_she_rubs() -> None:
    """Standing helps without a hand on the leg, so it comes first."""
    words = text(library().pages["stop-a-cramp-now"])
    assert words.index("Stand on that leg") < words.index("rub the knot")


def test_any_severe_headache_is_a_sign() -> None:
    assert "does not go away" not in text(library().pages["pre-eclampsia-signs"])


def test_heat_is_never_named_as_a_step_without_its_limits() -> None:
    for page in library().pages.values():
        if "hot-water bottle" in text(page):
            assert "towel between" in text(page), page.slug
