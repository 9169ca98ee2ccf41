"""Labels of what a parent means, and how a tapped button becomes one.

A label is an intent name: `ask_hours`, or with a retrieval intent in front of the slash:
`faq/sleep.wakes_often`, `topic/daycare`.
"""

from typing import Any, Dict, List, Optional

RETRIEVAL_INTENTS = ("faq", "topic")


def base_intent(label: str) -> str:
    """The intent that the dialogue rules see: what stands before the slash."""
    return label.split("/", 1)[0]


def response_selector(label: str, confidence: float) -> Dict[str, Any]:
    """What Rasa's `ActionRetrieveResponse` reads to choose the response of a retrieval intent."""
    selected: Dict[str, Any] = {"all_retrieval_intents": list(RETRIEVAL_INTENTS)}
    if base_intent(label) in RETRIEVAL_INTENTS:
        selected[base_intent(label)] = {
            "response": {
                "responses": [],
                "confidence": confidence,
                "intent_response_key": label,
                "utter_action": f"utter_{label}",
            },
            "ranking": [],
        }
    return selected


def tapped(payload: str, known: List[str]) -> Optional[Dict[str, Any]]:
    """The parse of a button's payload (`/label`), or None if it is not a label we know."""
    label = payload[1:]
    if not payload.startswith("/") or base_intent(label) not in known:
        return None
    return {
        "text": payload,
        "intent": {"name": base_intent(label), "confidence": 1.0},
        "intent_ranking": [{"name": label, "confidence": 1.0}],
        "entities": [],
        "response_selector": response_selector(label, 1.0),
    }
