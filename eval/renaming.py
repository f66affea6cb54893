"""The same articles and questions under other names and years: does anything depend on their words?

    python -m eval.renaming FOLDER
    zhengda eval --documents FOLDER/documents --set FOLDER/questions.jsonl

Every city, district, street, company and person that `questions/renaming.jsonl` lists gets the other name
it gives, in articles, file names, questions, answers and gold quotes alike, and every year moves by the same
number. No offset is carried over: reading the renamed set finds each quote anew.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from documents import find_files, read_folder
from eval.evaluation import BUILT_IN_SET
from eval.json_input import EvalInputError, Record, parse_lines, read_text
from eval.questions import read_question_set

_HERE = Path(__file__).parent
BUILT_IN_NAMES = _HERE / "questions" / "renaming.jsonl"
_SAMPLES = _HERE.parent / "documents" / "samples"

# More than the articles span, so that none keeps a year of the old ones: 2022 to 2025 become 2017 to 2020.
YEARS_EARLIER = 5

_REWRITABLE = frozenset({".md", ".txt", ".html", ".htm"})  # text, whose form stays as it is

_NUMERALS = "〇一二三四五六七八九"
# In print a year has its 年, or stands in a date: `2024年`, `2024-01-09`, `2024.11.22`, `22/11/2024`.
_YEAR = (
    r"(?<![\d.])(?:1[5-9]|20)\d\d(?=年|[./-]\d\d?[./-]\d)|(?<=\d/)(?:19|20)\d\d(?!\d)"
    r"|(?<![０-９])(?:１[５-９]|２０)[０-９]{2}(?![０-９])"
    r"|[一二][〇零九][〇零一二三四五六七八九]{2}(?=年)"
)
# A question also has `24年`, and an English one `2024` alone; in an article 24年 and 2014个 are amounts.
_SHORT_YEAR = r"(?<!\d)2\d(?=年)"
_BARE_YEAR = r"(?<![\d.,])(?:19|20)\d\d(?![\d%.]\d|[\d%]|,\d)"


@dataclass(frozen=True, slots=True)
class Renaming:
    """Another form for every name that `forms` lists, and other years; each place is replaced once.

    >>> Renaming({"望浦": "汶渡"}).text("望浦区2024年装了2014个")
    '汶渡区2019年装了2014个'
    """

    forms: Mapping[str, str]
    years_earlier: int = YEARS_EARLIER
    _by_lower: Mapping[str, str] = field(init=False, repr=False)
    _text: re.Pattern[str] = field(init=False, repr=False)
    _question: re.Pattern[str] = field(init=False, repr=False)
    _brief: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # The longest first: 重庆路 is not the city 重庆. English names are whole words, in file names too.
        forms = [
            rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])" if form.isascii() else re.escape(form)
            for form in sorted(self.forms, key=len, reverse=True)
        ]
        names = f"(?P<name>{'|'.join(forms) or '(?!)'})"

        def pattern(*years: str) -> re.Pattern[str]:
            return re.compile(f"{names}|{'|'.join(years)}", re.IGNORECASE)

        object.__setattr__(self, "_by_lower", {form.lower(): other for form, other in self.forms.items()})
        object.__setattr__(self, "_text", pattern(_YEAR))
        object.__setattr__(self, "_question", pattern(_YEAR, _SHORT_YEAR))
        object.__setattr__(self, "_brief", pattern(_YEAR, _SHORT_YEAR, _BARE_YEAR))

    def text(self, text: str) -> str:
        """Return an article's text, a file name or a quote, renamed."""
        return self._text.sub(self._replaced, text)

    def question(self, question: str, language: str) -> str:
        """Return a question renamed; it names years in shorter ways than an article does."""
        return (self._question if language == "zh" else self._brief).sub(self._replaced, question)

    def answer(self, answer: str, *, of_a_date: bool) -> str:
        """Return an accepted answer renamed; `2015` is a year where a date was asked for, else a number."""
        return (self._brief if of_a_date else self._text).sub(self._replaced, answer)

    def _replaced(self, found: re.Match[str]) -> str:
        if found["name"] is None:
            return self._moved(found[0])
        other = self._by_lower[found[0].lower()]
        # Lower case where it is written so: in file names, and in hasty questions.
        return other.lower() if found[0].islower() else other

    def _moved(self, year: str) -> str:
        """Return a year moved, in digits of the kind it has."""
        if year[0] in _NUMERALS:
            number = int("".join(str(_NUMERALS.index(digit)) for digit in year.replace("零", "〇")))
            return "".join(_NUMERALS[int(digit)] for digit in str(number - self.years_earlier))
        moved = str(int(year) - self.years_earlier)
        return moved if year.isascii() else "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in moved)


def read_renaming(path: Path = BUILT_IN_NAMES) -> Renaming:
    """Read JSON Lines of `{"kind", "from", "to"}`; raise EvalInputError naming the line."""
    forms: dict[str, str] = {}
    for record in parse_lines(read_text(path), path):
        name, other = record.text("from"), record.text("to")
        if name in forms:
            raise EvalInputError(f"{record.where}: {name} is renamed here a second time.")
        forms[name] = other
    return Renaming(forms)


def rename_question(record: Record, renaming: Renaming) -> dict[str, object]:
    """Return one line of a question set renamed: its question, answers and gold places."""
    of_a_date = "date" in record.texts("tags")
    renamed: dict[str, object] = dict(record.fields)
    renamed["question"] = renaming.question(record.text("question"), record.text("language"))
    renamed["answers"] = [renaming.answer(answer, of_a_date=of_a_date) for answer in record.texts("answers")]
    for name in ("gold", "counterpart"):
        if name in record.fields:
            renamed[name] = [
                {part: renaming.text(place.text(part)) for part in ("article", "quote", "anchor")}
                for place in record.records(name)
            ]
    return renamed


def write_renamed(documents: Path, set_file: Path, renaming: Renaming, folder: Path) -> tuple[int, int]:
    """Write `folder/documents` and `folder/questions.jsonl`; return how many articles and questions.

    Raises EvalInputError when `folder` exists, a document is no text, or a gold quote is not found again;
    `folder` appears only when everything in it has been read back.
    """
    if folder.exists():
        raise EvalInputError(f"{folder} exists already; name a folder that does not.")
    if not folder.absolute().parent.is_dir():
        raise EvalInputError(f"The folder {folder.absolute().parent} does not exist.")
    with tempfile.TemporaryDirectory(prefix=".renaming-", dir=folder.absolute().parent) as scratch:
        building = Path(scratch) / folder.name
        for path in find_files(documents):
            if path.suffix.lower() not in _REWRITABLE:
                raise EvalInputError(f"{path} is no text file; only {', '.join(sorted(_REWRITABLE))} can be.")
            target = building / "documents" / renaming.text(str(path.relative_to(documents)))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(renaming.text(read_text(path)), encoding="utf-8")
        renamed_set = building / "questions.jsonl"
        lines = [rename_question(record, renaming) for record in parse_lines(read_text(set_file), set_file)]
        renamed_set.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
        collection = read_folder(building / "documents")
        if collection.failures:
            raise EvalInputError(f"Renamed, {collection.failures[0].path}: {collection.failures[0].reason}")
        questions = read_question_set(renamed_set, collection.articles).questions
        building.rename(folder)
    return len(collection.articles), len(questions)


def main() -> int:
    """Write a renamed copy of the sample articles and their question set."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.renaming", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write it; must not exist")
    parser.add_argument("--documents", type=Path, default=_SAMPLES, metavar="DIR", help="articles to rename")
    parser.add_argument("--set", type=Path, default=BUILT_IN_SET, metavar="FILE", help="their questions")
    parser.add_argument("--names", type=Path, default=BUILT_IN_NAMES, metavar="FILE", help="the other names")
    options = parser.parse_args()
    try:
        renaming = read_renaming(options.names)
        articles, questions = write_renamed(options.documents, options.set, renaming, options.folder)
    except EvalInputError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{articles} articles and {questions} questions renamed. Measure them with")
    print(f"zhengda eval --documents {options.folder}/documents --set {options.folder}/questions.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
