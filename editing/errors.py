"""The one error of editing: a sentence in each language, for the page and for the terminal."""


class EditError(Exception):
    """Something that an editor can put right; `str` of it is the English sentence, `zh` the Chinese one."""

    def __init__(self, en: str, *, zh: str) -> None:
        super().__init__(en)
        self.zh = zh
