"""Articles into and out of a documents folder, as editors do it: seen before, published whole, taken back."""

from editing.desk import Desk, Update
from editing.errors import EditError
from editing.extraction import Extraction, Join, extract, find_joins
from editing.folder import DocumentsFolder, checked_name
from editing.uploads import Upload, Uploads

__all__ = [
    "Desk",
    "DocumentsFolder",
    "EditError",
    "Extraction",
    "Join",
    "Update",
    "Upload",
    "Uploads",
    "checked_name",
    "extract",
    "find_joins",
]
