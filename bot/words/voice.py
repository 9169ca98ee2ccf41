"""Who speaks, to whom and when: what every text depends on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.content.bilingual import Bilingual, Language
from bot.houses.place import Place
from bot.houses.profile import House, Region
from bot.words.reply import Button, Kind, Phone, Reply
from bot.words.texts import Line, lines, say

PERSON = "/ask_person"
OFFERS = "/ask_offers"
HOURS = "/ask_hours"
OFFER = "/offer/"
CONTACT = "/contact/"
_WAYS_TO_A_THERAPIST = ("callback", "message", "code")
_DAY, _SATURDAY = (8, 16), 5
_A_DOCTOR = "doctor_syddanmark"  # closed while one's own doctor is open, and its page prints the hours


@dataclass(frozen=True)
class Voice:
    """The house, if one is known, the language, and the local time of the parent's message.

    `channel` is where it came from. `careful` once danger has been heard: no tips nobody asked for, no small talk, a
    person first. `place`: the municipality the parent has told, whether it has a house here or not.
    """

    language: Language
    house: House | None
    now: datetime
    channel: str = "web"
    careful: bool = False
    place: Place | None = None
    takes_requests: bool = False

    def say(self, name: str, /, **fields: str) -> str:
        """A text of `texts.yml`."""
        return say(name, self.language, **fields)

    def of(self, text: Bilingual) -> str:
        """A text in the parent's language."""
        return text.text(self.language)

    def reply(self, *paragraphs: str, kind: Kind = "answer", **parts: Any) -> Reply:
        """A reply of these paragraphs, empty ones left out."""
        return Reply("\n\n".join(p for p in paragraphs if p), self.language, kind, **parts)

    @property
    def house_name(self) -> str:
        """The house as it is spoken of."""
        return self.house.name if self.house else self.say("house_unknown")

    @property
    def region(self) -> Region | None:
        """The region of the house, or of the municipality that has none here."""
        if self.house:
            return self.house.region
        return self.place.municipality.region if self.place else None

    @property
    def is_late(self) -> bool:
        """Whether hardly anyone is at work: evening, night, weekend."""
        return not (_DAY[0] <= self.now.hour < _DAY[1]) or self.now.weekday() >= _SATURDAY

    @property
    def whereabouts(self) -> str:
        """Where the house is, as far as its profile says."""
        if self.house is None:
            return ""
        address = self.house.contact.address if self.house.contact else None
        return address or (self.of(self.house.whereabouts) if self.house.whereabouts else "")

    @property
    def reach(self) -> str:
        """How to reach the house: its number, or its ways in words; nothing where the profile has neither."""
        contact = self.house.contact if self.house else None
        if contact is None:
            return ""
        return contact.phone or (self.of(contact.how) if contact.how else "")

    @property
    def doctor(self) -> str:
        """Whom to call now: by day one's own doctor, else the out-of-hours doctor of the region, or of all regions."""
        if lines()[_A_DOCTOR].opens(self.now):
            return self.say("doctor_by_day")
        if self.region is None:
            return self.say("doctor_without_region")
        return self.say("doctor_of_region", number=lines()[f"doctor_{self.region}"].number)

    @property
    def leave(self) -> str:
        """How to hide here and now what was written."""
        return self.say("leave_telegram" if self.channel == "telegram" else "leave_web")

    def phones(self, ids: list[str]) -> tuple[Phone, ...]:
        """Numbers to tap, those that are closed now last; `doctor` is left out where the region is not known."""
        known = [f"doctor_{self.region}" if i == "doctor" and self.region else i for i in ids]
        told = sorted((lines()[i] for i in known if i != "doctor"), key=lambda line: bool(line.opens(self.now)))
        return tuple(Phone(self._label(line), line.number) for line in told)

    def _label(self, line: Line) -> str:
        opens = line.opens(self.now)
        return self.say("opens_at", label=self.of(line.label), time=opens) if opens else self.of(line.label)

    def unknown_house(self) -> Reply:
        """No house to speak for: asks which municipality it is, or tells how to find the counselling of that one."""
        if self.place is None:
            return self.reply(self.say("house_needed"), buttons=(self.person_button,))
        told = self.say("house_none", municipality=self.place.municipality.name)
        return self.reply(told, buttons=(self.person_button,))

    @property
    def person_button(self) -> Button:
        """A tap that leads to a person."""
        return Button(self.say("button_person"), PERSON)

    @property
    def offers_button(self) -> Button:
        """A tap that shows the offers."""
        return Button(self.say("button_offers"), OFFERS)

    @property
    def therapist_buttons(self) -> tuple[Button, ...]:
        """Taps that begin a call-back or a message, and the way back to one; none where the house takes none."""
        names = _WAYS_TO_A_THERAPIST if self.takes_requests else ()
        return tuple(Button(self.say(f"contact_button_{name}"), CONTACT + name) for name in names)
