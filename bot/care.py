"""What is said first when danger is heard, and what is said to a parent who answers it."""

from bot.outcome import Outcome
from bot.safety.answers import calm, partly_calm, stuck
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
    """Replies after which nothing else is said: the crisis card, or what follows an answer to a question of ours.

    A good answer is one that says nothing else; beside anything that is heard as danger it is none.
    """
    said = watch.answered(text)
    if said and said.whole and crisis.is_safe(said.question, said.answer):
        return [_over(crisis.danger_of(said.question), crisis.reassured(said.question, voice), watch, outcome)]
    if watch.danger and (calm(text) or (danger is None and partly_calm(text))):
        return [_over(watch.danger, crisis.calmed(watch.danger, voice), watch, outcome)]
    if danger and danger.level == "certain":
        return _card(danger, watch, voice, outcome)
    if said and not crisis.is_safe(said.question, said.answer):
        return _goes_on(said.question, watch, voice, outcome)
    if danger is None and watch.question and stuck(text):
        return _goes_on(watch.question, watch, voice, outcome)
    watch.question = None  # a message that is no answer closes the question, except for a tap
    return []


def meet(watch: Watch, danger: Danger, voice: Voice) -> Reply:
    """Likely danger: stands before the answer to what was asked."""
    if watch.hear(danger):
        return crisis.still_worried(danger, voice)
    watch.question = crisis.question_of(danger)
    return crisis.meet(danger, voice)


def _card(danger: Danger, watch: Watch, voice: Voice, outcome: Outcome) -> list[Reply]:
    watch.hear(danger)
    watch.question = crisis.question_of(danger)
    _acute(danger, outcome)
    if outcome.language in fixed():
        return crisis.card_abroad(danger, outcome.language, voice)
    return [crisis.card(danger, voice)]


def _acute(danger: Danger, outcome: Outcome) -> None:
    outcome.topic, outcome.acute_kind = TOPIC[danger.kind], danger.kind
    decision = decide(Facts(outcome.topic, understood=True, danger=danger))
    outcome.route, outcome.urgency = decision.route, decision.urgency


def _over(danger: Danger, reply: Reply, watch: Watch, outcome: Outcome) -> Reply:
    watch.over()
    outcome.topic, outcome.acute_kind = TOPIC[danger.kind], None
    outcome.route, outcome.urgency = "callback", Urgency.SOON
    return reply


def _goes_on(question: str, watch: Watch, voice: Voice, outcome: Outcome) -> list[Reply]:
    """After a question that only asked, the card; after the card, what to do now."""
    danger = crisis.danger_of(question)
    if question.endswith(crisis.MEET):
        return _card(danger, watch, voice, outcome)
    watch.hear(danger)
    watch.question = question
    _acute(danger, outcome)
    return [crisis.not_safe(danger, voice)]
