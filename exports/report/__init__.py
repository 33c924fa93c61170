"""A report for reading and printing: what a graph holds, every row with its sentence. 报告."""

from exports.report.page import report
from exports.report.words import LANGUAGES

__all__ = ["LANGUAGES", "report"]
