"""Which language model is asked, where and how often; nothing here needs more than Python. 大模型设置."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

URL = "http://localhost:11434/v1"
"""Where Ollama answers on this machine."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model by its name and the address of its endpoint.

    It is asked at most `per_minute` times a minute (0: as often as it answers). Answers are kept in `cache`.
    """

    name: str
    url: str = URL
    per_minute: float = 0.0
    cache: Path = Path("~/.cache/guitu/llm")
