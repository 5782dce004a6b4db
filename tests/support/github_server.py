"""A server that behaves like GitHub's API for comments on a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "ghs_a-secret-that-nobody-may-see"
ACCOUNT = "github-actions[bot]"
COMMENTS = "/repos/force/profiles/issues/7/comments"


class GitHub(ThreadingHTTPServer):
    """The server and its state."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.may_write = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def add(self, author: str, body: str) -> dict[str, Any]:
        kind = "Bot" if author.endswith("[bot]") else "User"
        comment = {"id": 1000 + len(self.comments), "user": {"login": author, "type": kind}, "body": body}
        self.comments.append(comment)
        return comment

    def written(self) -> list[str]:
        """The requests that changed something."""
        return [line for line in self.asked if line.startswith(("POST /repos", "PATCH"))]


@contextmanager
def github() -> Iterator[GitHub]:
    with GitHub() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: GitHub

    def do_GET(self) -> None:
        self.given({})

    def do_POST(self) -> None:
        self.given(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_PATCH(self) -> None:
        self.do_POST()

    def given(self, data: dict[str, Any]) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        code, answer = self.decided(urlsplit(self.path).path, data)
        content = json.dumps(answer).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def decided(self, path: str, data: dict[str, Any]) -> tuple[int, Any]:
        """The code and the content of the answer."""
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        if (self.command, path) == ("POST", "/graphql"):
            assert data == {"query": "query { viewer { login } }"}
            return 200, {"data": {"viewer": {"login": ACCOUNT}}}
        if (self.command, path) == ("GET", COMMENTS):
            return 200, self.page()
        if path == "/user" or not self.server.may_write:
            return 403, {"message": "Resource not accessible by integration"}
        if len(data.get("body", "")) > 65_536:
            return 422, {"message": "Body is too long"}
        return self.changed(path, data)

    def page(self) -> list[dict[str, Any]]:
        query = parse_qs(urlsplit(self.path).query)
        size = min(int(query.get("per_page", ["30"])[0]), 100)
        start = (int(query.get("page", ["1"])[0]) - 1) * size
        return self.server.comments[start : start + size]

    def changed(self, path: str, data: dict[str, Any]) -> tuple[int, Any]:
        if (self.command, path) == ("POST", COMMENTS):
            return 201, self.server.add(ACCOUNT, data["body"])
        edited = re.fullmatch(r"/repos/force/profiles/issues/comments/(\d+)", path)
        found = [comment for comment in self.server.comments if edited and comment["id"] == int(edited[1])]
        if self.command != "PATCH" or not found:
            return 404, {"message": "Not Found"}
        found[0]["body"] = data["body"]
        return 200, found[0]

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  the name that it has
        pass
