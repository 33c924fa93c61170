"""Asking a language model about each article: OpenAI's protocol, which Ollama and vLLM speak too. 大模型.

Answers are kept in a folder by what was asked, so a build that is stopped or repeated asks nothing twice. See
docs/llm.md. Protocol: https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from graph.folder import write_whole
from guitu.model import Model
from loaders.llm import numbered, proved, schema, system
from loaders.values import Extraction, Problem, digest
from ontology import load

KEY = "GUITU_LLM_KEY"
"""The variable that holds the key, which no file and no command line should."""

PATIENCE = 120.0
"""Seconds for one answer."""

TRIES = 4
AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers after which it is asked again, later."""


class NoAnswerError(Exception):
    """The model gave no usable answer: one line that says why."""


@dataclass(slots=True)
class Asker:
    """Asks a model about articles, and counts what came of it."""

    model: Model
    sleep: Callable[[float], None] = time.sleep
    kept: int = 0
    asked: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    _next: float = 0.0

    def added(self, extraction: Extraction) -> tuple[Extraction, tuple[Problem, ...]]:
        """Give an extraction with what the model adds and the text proves; a problem where it fails."""
        source = extraction.article.source
        try:
            answer, place = self._answer(extraction)
            found = proved(answer, extraction, load(), self.model.name)
        except (NoAnswerError, ValueError, TypeError, KeyError) as error:
            reason = f"llm:{self.model.name} gave no usable answer ({' '.join(str(error).split())[:200]})"
            return extraction, (
                Problem(source, reason, "Build again to ask it anew; the rules' part stands."),
            )
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, answer.encode())
        self.kept += found.kept
        self.rejected.update(found.rejected)
        return found.extraction, ()

    def summary(self) -> Problem | None:
        """Give one line on what was rejected, if anything was."""
        if not self.rejected:
            return None
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(self.rejected.items()))
        return Problem(
            f"llm:{self.model.name}",
            f"{self.kept} statements kept, {sum(self.rejected.values())} rejected: {reasons}",
            "Nothing need be done: what the text does not prove is left out.",
        )

    def _answer(self, extraction: Extraction) -> tuple[str, Path]:
        body = {
            "model": self.model.name,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": system(load())},
                {"role": "user", "content": numbered(extraction.article)},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "statements", "strict": True, "schema": schema(load())},
            },
        }
        place = self.model.cache.expanduser() / f"{digest(json.dumps(body, sort_keys=True))}.json"
        try:
            return place.read_text(encoding="utf-8"), place
        except OSError:
            return self._asked(body), place

    def _asked(self, body: dict[str, object]) -> str:
        key = os.environ.get(KEY, "")
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        failure = ""
        for number in range(TRIES):
            self._wait()
            self.asked += 1
            try:
                url = f"{self.model.url.rstrip('/')}/chat/completions"
                answer = httpx.post(url, json=body, headers=headers, timeout=PATIENCE)
            except httpx.HTTPError as error:
                failure = f"{self.model.url}: {str(error) or type(error).__name__}"
                self.sleep(2.0**number)
                continue
            if answer.status_code == httpx.codes.OK:
                return _content(answer)
            failure = f"{self.model.url}: status {answer.status_code}"
            if answer.status_code not in AGAIN:
                break
            self.sleep(_seconds(answer.headers.get("Retry-After", ""), 2.0**number))
        raise NoAnswerError(failure)

    def _wait(self) -> None:
        """Keep to so many questions a minute."""
        if self.model.per_minute:
            now = time.monotonic()
            self.sleep(max(0.0, self._next - now))
            self._next = max(now, self._next) + 60.0 / self.model.per_minute


def _content(answer: httpx.Response) -> str:
    try:
        return _bare(str(answer.json()["choices"][0]["message"]["content"]))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise NoAnswerError("its answer is not of the chat protocol") from error


def _bare(content: str) -> str:
    """Take JSON out of the fence that some models put round it."""
    return content.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()


def _seconds(told: str, usual: float) -> float:
    return min(60.0, float(told)) if told.replace(".", "", 1).isdigit() else usual
