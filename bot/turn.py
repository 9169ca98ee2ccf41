"""The way of one message: safety, scrub, language, brain, triage, words, counts."""

import logging
import re
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from natlys_encoder.topics import FLOWS, topic_of

from bot import care, feedback, locating, offering, tally
from bot.brain.client import Brain, BrainAway, Thought
from bot.contact.said import Said
from bot.contact.talk import Contact
from bot.content.bilingual import Language
from bot.content.library import Library
from bot.context.known import is_age
from bot.context.older_child import older_child
from bot.conversations import Conversation
from bot.counts.counter import Counting
from bot.houses.place import Place
from bot.language.detect import detect
from bot.outcome import Outcome
from bot.privacy.scrub import Scrubber
from bot.privacy.spans import Scrubbed
from bot.requests.code import Ticket
from bot.safety.listen import Danger
from bot.safety.safety import Safety
from bot.safety.watch import tapped
from bot.triage.decide import Decision, Facts, decide
from bot.triage.taxonomy import topics
from bot.triage.wishes import wants_person
from bot.words import house, say, stories
from bot.words.reply import Reply
from bot.words.texts import lines
from bot.words.voice import CONTACT, Voice

LONGEST = 4000

log = logging.getLogger(__name__)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_NOT_HELPED = "not_helped"
_LEADS_TO_A_PERSON = (_NOT_HELPED, "ask_person")
_OF_THE_HOUSE = ("offers", "contact", "rights")
_SPOKEN = ("da", "en")
_ANSWERED_IN_DANISH = ("da", "sv")
# An age that was asked for is told in a few words; in a longer message it is told beside something new.
_SHORT = 6
# What is said in passing: the talk stays with what it was about.
_NO_TOPIC = {"smalltalk", "out_of_scope", "assistant"}


@dataclass(frozen=True)
class Turn:
    """Everything one message meets on its way. Used by every channel and by evaluation."""

    library: Library
    brain: Brain
    counts: Counting
    safety: Safety
    contact: Contact

    @cached_property
    def _scrubber(self) -> Scrubber:
        houses = self.library.houses.values()
        kept = {name for house in houses for name in house.known_as()}
        phones = {house.contact.phone for house in houses if house.contact and house.contact.phone}
        return Scrubber(kept, {line.number for line in lines().values()} | phones)

    def names_changed(self) -> None:
        """The houses have changed: what they are called is learnt anew with the next message."""
        self.__dict__.pop("_scrubber", None)

    async def take(
        self, conversation: Conversation, text: str, now: datetime, ticket: Ticket | None = None
    ) -> AsyncIterator[Reply | Outcome]:
        """Yields each reply as soon as it is ready, and last the outcome. `ticket` is that of a reply code."""
        text = self._typed_or_tapped(clean(text), conversation.house)
        outcome = Outcome(language=self._language(conversation, text))
        danger = self._danger(conversation, text, outcome.language)
        if danger:
            outcome.acute_kind, outcome.urgency = danger.kind, danger.urgency
        voice = self._voice(conversation, now, careful=bool(danger or conversation.watch.danger))
        said = Said(conversation, text, ticket, voice, outcome, self.library.houses)
        replies = await self.contact.take(said, danger)
        if replies is None:
            conversation.language = outcome.language  # a name, a number or a code is in none
            voice = self._voice(conversation, now, voice.careful)
            async for reply in self._without_contact(conversation, text, danger, voice, outcome):
                yield reply
            replies = [reminder] if (reminder := self.contact.reminder(said)) else []
        else:
            self._count_contact(conversation, outcome, now)
        for reply in replies:
            outcome.replies.append(reply)
            yield reply
        yield outcome

    async def _without_contact(
        self, conversation: Conversation, text: str, danger: Danger | None, voice: Voice, outcome: Outcome
    ) -> AsyncIterator[Reply]:
        scrubbed = self._scrubbed(text)
        outcome.removed, outcome.scrubbed = scrubbed.removed, scrubbed.text if len(text) <= LONGEST else ""
        told = None if text.startswith("/") else locating.moved(conversation, outcome.scrubbed, self.library)
        if told:  # another house may speak from here on
            voice = self._voice(conversation, voice.now, voice.careful)
        async for reply in self._replies(conversation, scrubbed, danger, told, voice, outcome):
            outcome.replies.append(reply)
            yield reply
        self._count(conversation, outcome, voice.now)

    async def forget(self, conversation: Conversation) -> None:
        """Makes the brain forget a conversation that has ended here.

        A message that is being answered comes first: after it the brain must not know the conversation again.
        """
        async with conversation.one_at_a_time:
            await self.brain.forget(conversation.key)

    async def _replies(
        self,
        conversation: Conversation,
        scrubbed: Scrubbed,
        danger: Danger | None,
        told: Place | None,
        voice: Voice,
        outcome: Outcome,
    ) -> AsyncIterator[Reply]:
        alone = care.alone(conversation.watch, scrubbed.text, danger, voice, outcome)
        for reply in alone:
            yield reply
        if alone:
            return
        if answered := feedback.tapped(scrubbed.text):
            outcome.feedback, outcome.topic, outcome.route = answered.counted, "smalltalk", "answer"
            yield feedback.then(answered, voice)
            return
        if danger:
            yield care.meet(conversation.watch, danger, voice)
        if scrubbed.removed and not conversation.told_of_scrubbing:
            conversation.told_of_scrubbing = True
            yield say.scrubbed(scrubbed.removed, voice)
        unreadable = self._unreadable(scrubbed.text, voice, outcome)
        if unreadable:
            yield unreadable
            return
        text = scrubbed.text
        if told:
            yield house.moved(told, voice)
            waited = locating.awaited(conversation, text)
            if waited is None:
                outcome.topic, outcome.route = "contact", "answer" if told.house else "redirect"
                return
            text = waited
        async for reply in self._to_what_was_asked(conversation, text, danger, voice, outcome):
            yield reply

    async def _to_what_was_asked(
        self, conversation: Conversation, text: str, danger: Danger | None, voice: Voice, outcome: Outcome
    ) -> AsyncIterator[Reply]:
        """The answer that is known without thinking, else what the brain thinks of it."""
        at_once = self._for_the_age(conversation, text, voice, outcome)
        at_once = at_once or offering.asked(text, conversation.known, voice, outcome)
        if at_once:
            conversation.asked_back = False
            yield at_once
            return
        async for reply in self._thought(conversation, text, danger, voice, outcome):
            yield reply

    async def _thought(
        self, conversation: Conversation, text: str, danger: Danger | None, voice: Voice, outcome: Outcome
    ) -> AsyncIterator[Reply]:
        """What the brain's understanding comes to."""
        try:
            metadata = {"house": conversation.house, "now": voice.now.isoformat()}
            thought = await self.brain.think(conversation.key, text, metadata)
        except BrainAway as error:
            log.warning("brain.away.%s", error)
            outcome.answered = False
            if danger:
                outcome.topic = care.TOPIC[danger.kind]
            yield say.brain_away(voice)
            return
        decision = self._decide(thought, danger, conversation, voice, outcome)
        known, again = conversation.known, conversation.asked_back
        if decision.route == "clarify" and (named := offering.named(text, known, voice, outcome)):
            yield named
            return
        shown = partial(offering.shown, text, known, voice)
        if outcome.topic not in _OF_THE_HOUSE:
            known.offers = ()  # “hvad koster det” is then about something else
        for reply in say.spoken(self.library, thought, decision, voice, known, again, shown):
            yield reply
        if thought.label not in _LEADS_TO_A_PERSON:
            for reply in offering.beside(text, thought.label, outcome, known, voice):
                yield reply
        locating.await_place(conversation, thought.label)
        answered = conversation.known.topic is not None
        if not conversation.asked_feedback and feedback.is_good_ending(thought.label, answered, voice.careful):
            conversation.asked_feedback = True
            yield feedback.first(voice)
        self._remember(conversation, thought, outcome, voice)
        conversation.asked_back = decision.route == "clarify" or thought.label == "something_else"

    def _for_the_age(self, conversation: Conversation, text: str, voice: Voice, outcome: Outcome) -> Reply | None:
        """The answer for the age that was asked for, once it is tapped or typed."""
        known, before = conversation.known, conversation.known.child_months
        known.learn(text, voice.house, voice.now.date())
        asked, known.awaits_age = known.awaits_age, False
        story = self.library.stories.get(known.story or "")
        told = is_age(text) or (asked and known.child_months != before and len(text.split()) <= _SHORT)
        if not (story and told):
            return None
        outcome.story, outcome.topic, outcome.route = story.name, story.topic, story.route
        return stories.answer(story, voice, known)

    def _remember(self, conversation: Conversation, thought: Thought, outcome: Outcome, voice: Voice) -> None:
        known = conversation.known
        if thought.label == _NOT_HELPED:
            known.other_ways_told.add(known.story or "")
        elif outcome.route != "clarify" and outcome.topic not in _NO_TOPIC:
            known.topic, known.story = outcome.topic, outcome.story
            if outcome.story and outcome.story not in known.told_stories:
                known.told_stories.append(outcome.story)
            story = self.library.stories.get(outcome.story or "")
            if story and stories.asks_age(story, voice, known):
                known.asked_age = known.awaits_age = True

    def _scrubbed(self, text: str) -> Scrubbed:
        """A button of ours identifies nobody; what is too long nobody reads, and it must not keep others waiting."""
        ours = text.startswith("/") or len(text) > LONGEST
        return Scrubbed(text, ()) if ours else self._scrubber.scrub(text)

    def _danger(self, conversation: Conversation, text: str, language: str) -> Danger | None:
        """A button of ours carries no words of the parent's."""
        return None if text.startswith("/") else self.safety.listen(text, language, conversation.watch)

    def _typed_or_tapped(self, text: str, house_id: str | None) -> str:
        """A payload stays only when it is one of our buttons; anything else was typed."""
        label = text.removeprefix("/")
        kind, _, name = label.partition("/")
        ours = (
            is_age(text)
            or tapped(text) is not None
            or feedback.tapped(text) is not None
            or text.startswith(CONTACT)
            or offering.is_offer(text, self.library.houses.get(house_id or ""))
            or label in FLOWS
            or (name in self.library.stories if kind == "faq" else kind == "topic" and name.split(".")[0] in topics())
        )
        return text if text.startswith("/") and ours else text.lstrip("/")

    def _language(self, conversation: Conversation, text: str) -> str:
        return conversation.language if text.startswith("/") else detect(text, conversation.language)

    def _voice(self, conversation: Conversation, now: datetime, careful: bool) -> Voice:
        spoken: Language = "da" if conversation.language in _ANSWERED_IN_DANISH else "en"
        own = self.library.houses.get(conversation.house or "")
        takes = conversation.house in self.contact.desk.accepting
        return Voice(spoken, own, now, conversation.channel, careful, conversation.known.place, takes)

    def _unreadable(self, text: str, voice: Voice, outcome: Outcome) -> Reply | None:
        if not text:
            return voice.reply(voice.say("empty"), kind="clarify")
        if len(text) > LONGEST:
            return say.too_long(voice, LONGEST)
        if not any(c.isalnum() for c in text):
            return voice.reply(voice.say("only_signs"), kind="clarify")
        if outcome.language not in _SPOKEN:
            outcome.topic = "assistant"
            return say.other_language(outcome.language, voice)
        return None

    def _decide(
        self, thought: Thought, danger: Danger | None, conversation: Conversation, voice: Voice, outcome: Outcome
    ) -> Decision:
        known, not_helped = conversation.known, thought.understood and thought.label == _NOT_HELPED
        outcome.confidence = thought.confidence
        outcome.topic = (not_helped and known.topic) or topic_of(thought.label)
        name = (known.story or "") if not_helped else thought.label.removeprefix("faq/")
        story = self.library.stories.get(name) if thought.understood else None
        if not_helped and story and (story.another_way is None or name in known.other_ways_told):
            story = None
        decision = decide(
            Facts(
                topic=outcome.topic,
                understood=thought.understood,
                danger=danger,
                story_route=story.route if story else None,
                offer_fits=offering.fits(outcome.topic, known, voice),
                did_not_help=not_helped,
                worried=conversation.watch.danger is not None,
                wants_person=wants_person(outcome.scrubbed),
                older_child=older_child(outcome.scrubbed),
            )
        )
        outcome.story = name if story else None
        outcome.route, outcome.urgency = decision.route, decision.urgency
        return decision

    def _count_contact(self, conversation: Conversation, outcome: Outcome, now: datetime) -> None:
        """Of a request only that it was made: what was said on the way is nobody's figure."""
        outcome.topic, outcome.route = (
            ("callback", "callback") if not outcome.acute_kind else (outcome.topic, outcome.route)
        )
        if outcome.requested and ("callback", outcome.requested) not in conversation.counted:
            if not conversation.counted:
                self.counts.conversation(now, conversation.house)
            conversation.counted.add(("callback", outcome.requested))
            self.counts.once(now, conversation.house, "callback", outcome.requested)

    def _count(self, conversation: Conversation, outcome: Outcome, now: datetime) -> None:
        self.counts.message(now, conversation.house)
        if not conversation.counted:
            self.counts.conversation(now, conversation.house)
        for dimension, value in tally.dimensions(conversation, outcome, now):
            if (dimension, value) not in conversation.counted:
                conversation.counted.add((dimension, value))
                self.counts.once(now, conversation.house, dimension, value)


def clean(text: str) -> str:
    """The text as Unicode NFC, without control, invisible and half characters, white space at the ends gone."""
    whole = text.encode("utf-8", "ignore").decode()
    return _CONTROL.sub("", unicodedata.normalize("NFC", whole)).strip()
