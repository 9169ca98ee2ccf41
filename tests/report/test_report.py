"""What a report says: how much was measured, what is compared, each figure explained; and why there is none."""

from datetime import date, datetime

import pytest

from bot.clock import COPENHAGEN
from bot.content.bilingual import Language
from bot.houses.profile import House
from bot.report.dimensions import dimensions
from bot.report.make import make
from bot.report.period import parse
from bot.report.refused import Refused
from bot.report.report import Report, Row
from tests.report.simulate import Simulation

NOW = datetime(2026, 11, 22, 12, tzinfo=COPENHAGEN)
JUNE, JULY, AUGUST = date(2026, 6, 10), date(2026, 7, 10), date(2026, 8, 10)


def report(simulation: Simulation, house: House, period: str, language: Language = "da") -> Report:
    return make(simulation.write().url, house, parse(period), NOW, language)


def lead(simulation: Simulation, house: House, period: str, language: Language = "da") -> str:
    return " ".join(report(simulation, house, period, language).lead.sentences)


def row(made: Report, section: str, name: str) -> Row:
    return next(row for part in made.sections if part.name == section for row in part.rows if row.name == name)


def test_it_says_how_many_days_were_measured(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31), but=[date(2026, 7, 3), date(2026, 7, 4)])
    simulation.conversations(20, JULY, topic="sleep")
    assert "29 af 31 dage blev målt" in lead(simulation, lolland, "2026-07")
    assert "3. juli til 4. juli" in lead(simulation, lolland, "2026-07")
    assert "29 of 31 days were measured" in lead(simulation, lolland, "2026-07", "en")


def test_two_measured_periods_are_compared(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 6, 1), date(2026, 7, 31))
    simulation.conversations(20, JUNE, topic="sleep")
    simulation.conversations(31, JULY, topic="sleep")
    made = report(simulation, lolland, "2026-07")
    sleep = row(made, "topic", "sleep")
    assert sleep.now and sleep.before
    assert (sleep.now.shown, sleep.before.shown) == (30, 20)
    assert "Det er flere end i juni 2026, hvor der var omkring 20." in made.lead.sentences


@pytest.mark.parametrize(("before", "now", "said"), [(20, 25, "omtrent"), (25, 20, "omtrent"), (30, 20, "færre")])
def test_a_step_of_rounding_is_no_difference(simulation: Simulation, lolland: House, before: int, now: int, said: str):
    simulation.up(date(2026, 6, 1), date(2026, 7, 31))
    simulation.conversations(before, JUNE, topic="sleep")
    simulation.conversations(now, JULY, topic="sleep")
    assert f"Det er {said}" in lead(simulation, lolland, "2026-07")


def test_a_period_that_was_hardly_measured_is_not_compared(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 6, 20), date(2026, 7, 31))
    simulation.conversations(20, date(2026, 6, 21), topic="sleep")
    simulation.conversations(31, JULY, topic="sleep")
    made = report(simulation, lolland, "2026-07")
    assert row(made, "topic", "sleep").before is None
    assert made.before is None
    assert "sammenlignes ikke med juni 2026, for i juni 2026 blev kun 11 af 30 dage målt" in " ".join(
        made.lead.sentences
    )


def test_nothing_is_compared_with_a_period_in_which_nothing_was_measured(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(31, JULY, topic="sleep")
    assert "sammenlignes ikke med juni 2026, for da blev intet målt" in lead(simulation, lolland, "2026-07")


def test_months_of_a_quarter_stand_side_by_side_and_a_missing_one_is_not_zero(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.up(date(2026, 8, 11), date(2026, 8, 31))
    simulation.conversations(31, JULY, topic="sleep")
    simulation.conversations(20, date(2026, 8, 12), topic="sleep")
    made = report(simulation, lolland, "2026-Q3")
    months = [
        (r.label, r.now and made.words.figure(r.now))
        for part in made.sections
        if part.name == "month"
        for r in part.rows
    ]
    assert months == [("Juli", "30"), ("August (21 af 31 dage målt)", "20"), ("September", None)]


def test_few_conversations_are_only_counted(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(3, JULY, topic="violence", acute_kind="violence_now")
    made = report(simulation, lolland, "2026-07")
    assert "Der var under 5 samtaler." in made.lead.sentences
    assert [section.name for section in made.sections] == ["total"]
    assert made.telling == []
    assert "Vold" not in str(made.sections)


def test_what_is_named_in_sentences_is_what_is_shown(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(31, JULY, topic="sleep", route="answer")
    simulation.conversations(4, JULY, topic="violence", route="acute")
    topics = next(section for section in report(simulation, lolland, "2026-07").sections if section.name == "topic")
    assert topics.sentences[0] == "Flest: Søvn (omkring 30)."
    assert topics.sentences[-1].startswith("Under 5, måske ingen: ")
    assert "Vold" in topics.sentences[-1]
    assert [r.name for r in topics.telling] == ["sleep"]


def test_a_list_without_a_figure_is_named_and_not_drawn(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(31, JULY, topic="sleep", acute_kind="suicide")
    simulation.conversations(4, JULY, topic="sleep", who="father")
    made = report(simulation, lolland, "2026-07")
    assert "who" not in [section.name for section in made.telling]
    assert "Hvem der skrev" in made.notes[0].sentences[0]
    assert "Hvem der skrev" not in str(made.telling)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_section_explains_its_figures(simulation: Simulation, lolland: House, language: Language):
    simulation.up(date(2026, 4, 1), date(2026, 9, 30))
    simulation.quarter(date(2026, 4, 1), date(2026, 6, 30), 300, seed=1)
    simulation.quarter(date(2026, 7, 1), date(2026, 9, 30), 400, seed=2)
    made = report(simulation, lolland, "2026-Q3", language)
    assert {section.name for section in made.telling} >= {"total", "month", *dimensions(lolland)} - {"unanswered"}
    for section in made.sections:
        assert section.explained.endswith(".")
        assert all(sentence.endswith(".") for sentence in section.sentences)


def test_every_value_that_natlys_counts_has_a_label(lolland: House):
    from bot.feedback import QUESTIONS
    from bot.language.detect import PROFILES
    from bot.triage.taxonomy import taxonomy

    known = {name: set(dimension.values) for name, dimension in dimensions(lolland).items()}
    assert known["topic"] == set(taxonomy()["topics"])
    assert known["route"] == set(taxonomy()["routes"])
    assert known["acute_kind"] == set(taxonomy()["acute_kinds"])
    assert known["language"] == set(PROFILES)
    assert known["feedback"] == {f"{question}.{answer}" for question in QUESTIONS for answer in ("yes", "no")}


def test_a_dimension_that_the_report_does_not_know_yet_is_shown_all_the_same(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(31, JULY, topic="sleep", child_age="under_one")
    section = next(part for part in report(simulation, lolland, "2026-07").telling if part.name == "child_age")
    assert (section.title, section.rows[0].label) == ("Child age", "Under one")


def test_a_period_without_a_measured_day_is_refused_with_those_there_are(simulation: Simulation, lolland: House):
    simulation.up(date(2026, 7, 1), date(2026, 8, 31))
    with pytest.raises(Refused, match="Choose a period between 2026-07-01 and 2026-08-31"):
        report(simulation, lolland, "2026-05")


def test_an_empty_database_is_refused_with_what_to_do(simulation: Simulation, lolland: House):
    with pytest.raises(Refused, match="natlys serve"):
        report(simulation, lolland, "2026-07")


def test_a_period_that_goes_on_is_refused_before_anything_is_read(simulation: Simulation, lolland: House):
    with pytest.raises(Refused, match="closes on 2027-01-01"):
        make(simulation.url, lolland, parse("2026-Q4"), NOW, "da")
    assert not simulation.file.exists()
