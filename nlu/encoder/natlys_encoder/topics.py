"""Labels and their topics. A label is `ask_hours`, `topic/daycare` or `faq/sleep.wakes_often`."""

_OF_FLOW = {
    "ask_hours": "contact",
    "ask_contact": "contact",
    "ask_offers": "offers",
    "ask_person": "callback",
    "not_helped": "callback",
    "start_over": "assistant",
    "something_else": "assistant",
}
FLOWS = frozenset(_OF_FLOW)


def topic_of(label: str) -> str:
    """What a label is about: a topic of the taxonomy, or the label itself when it is none of ours."""
    return label.split("/", 1)[1].split(".", 1)[0] if "/" in label else _OF_FLOW.get(label, label)
