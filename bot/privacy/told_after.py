"""What stands after a word and tells that it is somebody's name: what they do, have, are, and whom they are with."""

from bot.privacy.words import Words

_AND = ("og", "and", "&")


def presents_itself(words: Words, at: int) -> bool:
    """A word we do not know at the start of a sentence: “Siobhan here again”, “Tuong Vi har fået plads”."""
    after = words.after(at)
    if not words.is_unknown(at):
        return False
    two_names = words.capital(at + 1) and words.is_unknown(at + 1)
    return two_names or words.is_cue(after, "presents") or _is_verb(words, after) or _tells_age(words, at)


def leads(words: Words, at: int) -> bool:
    """“gro sutter på håret”, “Rune og jeg”: a noun would have an article there."""
    after, then = words.after(at), words.after(at, 2)
    if not words.opens(at):
        return False
    if words.is_rare(at) and after in _AND:
        return words.is_first(at + 2)
    word = words.is_name_before_word(at)
    if not word and not words.is_unheard_of(at):
        return False
    if after in _AND:
        return words.is_cue(then, "others") or words.is_first(at + 2) or words.capital(at + 2)
    if (after == "," and words.is_cue(then, "whose")) or (after.isdigit() and words.is_cue(then, "ages")):
        return word
    if after in ("fra", "from"):
        return word and words.is_cue(then, "someone", "groups")
    verb = _verb_after(words, at)
    return _is_verb(words, verb) or (word and verb.endswith("s") and words.is_known(verb))


def does_as_a_child(words: Words, at: int) -> bool:
    """“Kaj sutter på alt”, “storm slår”, “liv på 3”: what only a child does makes a word a name."""
    word, after = words.is_name_and_word(at), words.after(at)
    if not (word or words.is_rare(at)):
        return False
    if _tells_age(words, at):
        return True
    feels = after in ("er", "is") and words.is_cue(words.after(at, 2), "feels")
    if not feels and not words.is_cue(_verb_after(words, at), "does"):
        return False
    subject = words.begins_sentence(at) or words.is_cue(words.before(at), "leads")
    return words.capital(at) or (subject and (not word or words.is_cue(words[at].name, "nouns")))


def stands_apart(words: Words, at: int) -> bool:
    """“the nanny, Joy, told me”."""
    between = words.before(at) == words.after(at) == ","
    return between and (words.is_name_and_word(at) or words.is_unknown(at))


def is_or_has_someone(words: Words, at: int) -> bool:
    """“Storms mor ville ikke”, “bjørn er min søn”."""
    theirs = words.after(at) in ("er", "is") and words.is_cue(words.after(at, 2), "whose")
    somebody = words.is_name_and_word(at) and words.begins_sentence(at) and words.is_cue(words.after(at, 3), "someone")
    return (theirs and somebody) or (words.has_name_of(at) and words.is_cue(words.after(at), "someone"))


def _tells_age(words: Words, at: int) -> bool:
    """“på 3”, “er 2”, “født”; “er 50 cm” tells none."""
    if words.after(at) in ("på", "er", "is", "age", "aged") and words.after(at, 2).isdigit():
        return not words.is_cue(words.after(at, 3), "measures")
    return words.after(at) in ("født", "born")


def _is_verb(words: Words, word: str) -> bool:
    """Whether the word says what somebody does or is."""
    ending = word.endswith(("er", "ede")) and not words.is_cue(word, "no_verb")
    return words.is_cue(word, "does", "is") or (ending and words.is_known(word))


def _verb_after(words: Words, at: int) -> str:
    """What follows, where a verb would: “birk ikke sover”."""
    return words.after(at, 2 if words.is_cue(words.after(at), "how") else 1)
