"""What is said on a topic that has no FAQ story: honestly that, and who can help."""

from bot.words.reply import Reply
from bot.words.texts import texts
from bot.words.voice import Voice

_HEALTH_VISITOR = {"sleep", "feeding", "crying", "development", "bonding"}
_WITHOUT_PERSON = {"smalltalk", "out_of_scope", "assistant"}
_WITH_LINES = {"child_health": ["doctor", "112"], "violence": ["lev_uden_vold", "112"], "pregnancy": ["doctor"]}


def honest(name: str, voice: Voice) -> list[Reply]:
    """The replies to `topic/<name>`."""
    topic = name.split(".", 1)[0]
    if voice.careful and topic == "smalltalk":
        return [voice.reply(voice.say("careful_smalltalk"), buttons=(voice.person_button,))]
    buttons = () if topic in _WITHOUT_PERSON else (voice.person_button,)
    phones = voice.phones(_WITH_LINES.get(topic, []))
    if f"topic_{name}" in texts():
        words = [voice.say(f"topic_{name}", doctor=voice.doctor)]
    else:
        helper = "topic_health_visitor" if topic in _HEALTH_VISITOR else "topic_person"
        words = [voice.say("topic_default"), voice.say(helper)]
    return [voice.reply(*words, buttons=buttons, phones=phones)]
