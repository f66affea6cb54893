"""What the desk shows beside the published articles: files not read, questions asked in vain, a refusal."""

from collections.abc import Sequence

from documents import Article
from editing import Desk, EditError, extract
from web.feedback_store import FeedbackFault, FeedbackStore
from web.gaps import Gap, find_gaps
from web.wording import Wording


def unread(desk: Desk, articles: Sequence[Article]) -> dict[str, str]:
    """Return why the files in the folder of which no article is answered from were not read."""
    known = {article.path for article in articles}
    files = {path: file for path, file in desk.folder.files().items() if path not in known}
    found = ((path, extract(file, desk.folder.path).failure) for path, file in files.items())
    return {path: failure.removeprefix(f"{path} was not read: ") for path, failure in found if failure}


def gaps_of(store: FeedbackStore | None) -> tuple[Gap, ...]:
    """Return what was asked in vain; nothing where that is not kept or cannot be read."""
    try:
        return find_gaps(store.refusals()) if store is not None else ()
    except FeedbackFault:  # the operator was told when it could not be written
        return ()


def refusal_of(desk: Desk) -> Wording | None:
    """Return why nothing may be edited, None where editing is possible."""
    try:
        desk.folder.require_editable()
    except EditError as error:
        return words_of(error)
    return None


def words_of(error: EditError) -> Wording:
    """Return the sentence of an error in both languages."""
    return Wording(error.zh, str(error))
