"""A parent's browser, without the browser: the widget's interface over HTTP."""

import json
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Said:
    """What came back for one message."""

    status: int
    replies: list[dict[str, Any]]
    error: str | None
    done: bool

    @property
    def text(self) -> str:
        return "\n".join(r["text"] for r in self.replies)


class Parent:
    """One conversation."""

    def __init__(self, address: str, house: str | None = None) -> None:
        self.http = httpx.Client(base_url=address, timeout=30)
        self.begun = self.http.post("/api/conversation", json={"house": house, "language": "da"})
        self.key = self.begun.json().get("conversation", "")

    def write(self, text: str) -> Said:
        answer = self.http.post("/api/message", json={"conversation": self.key, "text": text})
        if answer.headers["content-type"] == "application/json":
            return Said(answer.status_code, [], answer.json()["error"]["code"], False)
        return read_events(answer)

    def delete(self) -> int:
        return self.http.post("/api/delete", json={"conversation": self.key}).status_code


def read_events(answer: httpx.Response) -> Said:
    replies, done = [], False
    for event in answer.text.strip().split("\n\n"):
        name, data = (line.partition(": ")[2] for line in event.split("\n"))
        if name == "reply":
            replies.append(json.loads(data))
        done = done or name == "done"
    return Said(answer.status_code, replies, None, done)
