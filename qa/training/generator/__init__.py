"""Paragraphs of invented government news, composed from clauses, with questions in Chinese and English."""

from qa.training.generator.compose import generate
from qa.training.generator.types import Paragraph, Question

__all__ = ["Paragraph", "Question", "generate"]
