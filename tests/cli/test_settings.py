import pytest

from cli import UserError, load_settings, main


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", ()),
        (" , ", ()),
        ("https://help.example", ("https://help.example",)),
        ("HTTPS://Help.Example:443", ("https://help.example",)),
        ("http://10.0.0.7:8080,http://[::1]", ("http://10.0.0.7:8080", "http://[::1]")),
        ("https://a.example, https://a.example", ("https://a.example",)),
    ],
)
def test_origins_are_read_as_browsers_write_them(text: str, origins: tuple[str, ...]) -> None:
    assert load_settings({"allowed_origins": text}, {}).allowed_origins == origins


@pytest.mark.parametrize(
    "text",
    [
        *("*", "https://*.example", "help.example", "https://help.example/", "https://help.example/page"),
        *(
            "null",
            "https://a.example; script-src *",
            "ftp://a.example",
            "https://a.example https://b.example",
        ),
    ],
)
def test_what_is_no_exact_origin_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"setting allowed_origins cannot be .*: each origin is a scheme"):
        load_settings({"allowed_origins": text}, {})


def test_origins_come_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGDA_ALLOWED_ORIGINS", "https://a.example,https://b.example")
    assert load_settings({}, {}).allowed_origins == ("https://a.example", "https://b.example")


def test_a_password_is_neither_an_option_nor_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZHENGDA_EDITOR_PASSWORD", "seven77")
    with pytest.raises(UserError, match="at least 8 characters") as raised:
        load_settings({}, {})
    assert "seven77" not in str(raised.value)
    monkeypatch.setenv("ZHENGDA_EDITOR_PASSWORD", "eight888")
    settings = load_settings({}, {})
    assert settings.editor_password.get_secret_value() == "eight888"
    assert "eight888" not in repr(settings)
    assert main(["articles", "list", "--editor-password", "eight888"]) == 2
    assert "ZHENGDA_EDITOR_PASSWORD" in (main(["serve", "--help"]), capsys.readouterr().out)[1]
