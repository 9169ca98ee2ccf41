"""What is said first when danger is heard, and what is said to a parent who answers it."""

from dataclasses import replace

from bot.outcome import Outcome
from bot.safety.listen import Danger
from bot.safety.watch import Watch
from bot.triage.decide import Facts, decide
from bot.triage.taxonomy import AcuteKind, Urgency
from bot.words import crisis
from bot.words.languages import fixed
from bot.words.reply import Reply
from bot.words.voice import Voice

# What an acute message is mostly about: it is answered before the brain could be asked.
TOPIC: dict[AcuteKind, str] = {
    "suicide": "parent_wellbeing",
    "harm_to_child": "parent_wellbeing",
    "violence_now": "violence",
    "child_emergency": "child_health",
    "poisoning": "child_health",
    "child_in_danger": "violence",
    "psychosis": "parent_wellbeing",
    "pregnancy_emergency": "pregnancy",
}


def alone(watch: Watch, text: str, danger: Danger | None, voice: Voice, outcome: Outcome) -> list[Reply]:
    """Replies after which nothing else is said: the crisis card, or what follows an answer to its question."""
    if danger and danger.level == "certain":
        watch.hear(danger)
        _acute(danger, outcome)
        if outcome.language in fixed():
            return crisis.card_abroad(danger, outcome.language, voice)
        return [crisis.card(danger, voice)]
    if watch.danger is None:
        return []
    answer, stuck = watch.answer(text), watch.stuck(text)
    if watch.calmed(text):
        return [_over(watch.danger, crisis.calmed(watch.danger, voice), watch, outcome)]
    if answer is None and not stuck:
        return []
    if answer and crisis.is_safe(watch.danger, answer) and not stuck:
        return [_over(watch.danger, crisis.safe_now(watch.danger, voice), watch, outcome)]
    return [_goes_on(watch.danger, watch, voice, outcome)]


def meet(watch: Watch, danger: Danger, voice: Voice) -> Reply:
    """Likely danger: stands before the answer to what was asked."""
    return crisis.meet(danger, watch.hear(danger), voice)


def _acute(danger: Danger, outcome: Outcome) -> None:
    outcome.topic, outcome.acute_kind = TOPIC[danger.kind], danger.kind
    decision = decide(Facts(outcome.topic, understood=True, danger=danger))
    outcome.route, outcome.urgency = decision.route, decision.urgency


def _over(danger: Danger, reply: Reply, watch: Watch, outcome: Outcome) -> Reply:
    watch.asked = False
    outcome.topic, outcome.acute_kind = TOPIC[danger.kind], None
    outcome.route, outcome.urgency = "callback", Urgency.SOON
    return reply


def _goes_on(danger: Danger, watch: Watch, voice: Voice, outcome: Outcome) -> Reply:
    """After a question that only asked, the card; after the card, what to do now."""
    certain = replace(danger, level="certain", urgency=Urgency.NOW)
    _acute(certain, outcome)
    watch.danger, watch.asked = certain, True
    return crisis.card(certain, voice) if danger.level == "likely" else crisis.not_safe(danger, voice)
