"""What stands between a document and its text. 读取错误."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A document, or a part of one, that gives no article: `reason` says why, `advice` what the user can do.

    >>> str(UnreadableError("It is empty", "Remove it."))
    'It is empty. Remove it.'
    """

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}. {advice}")
        self.reason = reason
        self.advice = advice
