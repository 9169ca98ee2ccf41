"""An open page hears of changes at once, over a real server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from bot.desk.app import desk_app
from tests.conftest import free_ports
from tests.desk.conftest import Colleague
from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import done


@pytest.fixture
def address(staff: Staff) -> Iterator[str]:
    (port,) = free_ports(1)
    config = uvicorn.Config(desk_app(staff.desk.parts), port=port, log_config=None, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        pass
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@contextmanager
def events(address: str, colleague: Colleague) -> Iterator[Iterator[str]]:
    """The lines of the stream; one that does not come in three seconds is an httpx.ReadTimeout."""
    name = colleague.browser.cookies.jar
    cookies = {cookie.name: cookie.value or "" for cookie in name}
    with httpx.stream("GET", f"{address}/api/events", cookies=cookies, timeout=3) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        yield (line for line in response.iter_lines() if line)


def changed(lines: Iterator[str]) -> bool:
    return [next(lines), next(lines)] == ["event: changed", "data: {}"]


def test_each_kind_of_change_is_told_to_the_house(staff: Staff, address: str):
    parent = staff.parent()
    with events(address, staff.bo) as lines:
        assert changed(lines)
        parent.asks()
        assert changed(lines)
        done(staff.anna, parent, "claim", version=0)
        assert changed(lines)
        parent.writes("En ting til.")
        assert changed(lines)


def test_another_house_hears_nothing_of_it(staff: Staff, address: str):
    with events(address, staff.carl) as lines:
        assert changed(lines)
        staff.parent().asks()
        with pytest.raises(httpx.ReadTimeout):
            next(lines)


def test_who_has_signed_out_hears_no_more(staff: Staff, address: str):
    with events(address, staff.anna) as lines:
        assert changed(lines)
        assert staff.anna.browser.post("/api/sign-out", json={}).status_code == 204
        assert list(lines) == []


def test_an_open_page_alone_does_not_keep_a_session_alive(staff: Staff):
    for _ in range(4):
        staff.desk.clock.pass_(minutes=9)
        last = staff.anna.browser.get("/api/queue").status_code
    assert last == 401
