"""What the browser is told: nothing from third parties, no cookie, nothing kept."""

import httpx
import pytest

from tests.conftest import Natlys


@pytest.mark.parametrize(
    "path", ["/", "/chat?house=aalborg", "/privatliv", "/widget.js", "/static/chat.css", "/health"]
)
def test_pages_are_strict(natlys: Natlys, path: str):
    answer = httpx.get(natlys.address + path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe-" not in policy
    # The chat alone runs WebAssembly: libsodium, for codes.
    assert ("'wasm-unsafe-eval'" in policy) == path.startswith("/chat")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


def test_conversations_are_not_cached(natlys: Natlys):
    answer = httpx.post(f"{natlys.address}/api/conversation", json={})
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


def test_the_quick_exit_leads_where_the_settings_say(natlys: Natlys):
    assert 'content="https://www.dmi.dk/"' in httpx.get(f"{natlys.address}/chat").text
