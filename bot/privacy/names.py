"""Names of persons: by lists, by what stands before and after, and by the capital that Danish gives to nothing else."""

from collections.abc import Iterator

from bot.privacy import told_after, told_before
from bot.privacy.spans import Removed
from bot.privacy.words import SHORT, Word, Words

_JOINS = {"van", "von", "de", "al", "el", "bin", "da", "-"}
_LONGEST_NAME = 5  # words
_OF_HOUSES = (
    "gården",
    "huset",
    "haven",
    "skolen",
    "bakken",
    "boet",
    "reden",
    "klinikken",
    "hulen",
    "stuen",
    "træet",
    "hoppen",
    "honen",
)


def find(text: str) -> Iterator[Removed]:
    """Each name of a person, first and last name together."""
    words = Words(text)
    at = 0
    while at < len(words):
        end = _name_at(words, at)
        if end > at:
            yield Removed(words[at].start, words[end - 1].end, "name")
        at = max(end, at + 1)


def _name_at(words: Words, at: int) -> int:
    """Where the name that begins here ends (excluded); `at` itself when none begins."""
    word = words[at].text
    if len(word) < 2 or not word[0].isalpha() or _is_no_person(words, at) or not _begins(words, at):
        return at
    end = at + 1
    while end < min(len(words), at + _LONGEST_NAME) and _goes_on(words, end):
        end += 1
    return end - 1 if words[end - 1].lower in _JOINS else end


def _is_no_person(words: Words, at: int) -> bool:
    """A town after its postcode; “in June”; “the Elsa doll”, not “Milas bamse”."""
    postcode = words.before(at)
    town = postcode.isdigit() and len(postcode) == 4 and words.capital(at)
    month = words.is_cue(words[at].lower, "months") and words.is_cue(words.before(at), "when")
    toy = words.is_cue(words.after(at), "toys") and not words[at].lower.endswith("s")
    return town or month or toy


def _begins(words: Words, at: int) -> bool:
    word, capital = words[at], words.capital(at)
    first, rare = words.is_first(at), words.is_rare(at)
    if told_before.after_named(words, at):
        return not words.is_cue(word.lower, "no_name") or (capital and (first or words.is_name_and_word(at)))
    if len(word.name) > SHORT and words.is_unknown(at) and (rare or words.is_slip(at)):
        return True
    if first and not (capital and word.is_upper and len(word.text) <= SHORT):
        return True
    if told_after.is_or_has_someone(words, at):
        return True
    if told_before.after_title(words, at):
        return capital or first or rare or words.is_last(at)
    if capital and told_before.after_parent_of(words, at):
        return True
    if words.is_cue(words.before(at), "someone"):
        return told_before.follows_someone(words, at)
    if told_before.signs_off(words, at):
        return capital or first or rare
    return _stands_as_a_name(words, at)


def _stands_as_a_name(words: Words, at: int) -> bool:
    """By its capital, and by what stands after it."""
    capital = words.capital(at)
    if told_after.does_as_a_child(words, at):
        return True
    if not words.begins_sentence(at):
        return capital and not words[at].is_upper and _is_somebody(words, at)
    if not capital or words.is_rare(at):
        return capital or told_after.leads(words, at)
    return any(tells(words, at) for tells in (told_after.leads, told_after.stands_apart, told_after.presents_itself))


def _is_somebody(words: Words, at: int) -> bool:
    """A capital within a sentence: a name that is listed, or a word that we do not know, no brand and no town."""
    place = words.is_cue(words.before(at), "where")
    listed = words.is_rare(at) or words.is_name_and_word(at) or words.is_last(at)
    if listed and not (place and words.is_place(at)):
        return True
    named_thing = words.is_cue(words.before(at), "things") or (place and not words[at].name.endswith(_OF_HOUSES))
    return words.is_unknown(at) and not named_thing


def _goes_on(words: Words, at: int) -> bool:
    word = words[at]
    if word.lower in _JOINS:
        return at + 1 < len(words) and words.capital(at + 1) and _joined(words[at - 1], word)
    if words.is_first(at) or (words.is_last(at) and not words.is_last_and_word(at)):
        return True
    # A sign between two words is a word of its own, and no name goes on over it. “Lisbeth L.”, not “Mette I”.
    return words.capital(at) and (not word.is_upper or (len(word.text) == 1 and word.lower != "i"))


def _joined(before: Word, join: Word) -> bool:
    return before.end == join.start or join.text != "-"
