"""The page on settings names every setting."""

from pathlib import Path

from reportpipe.settings import Settings


def test_every_setting_is_documented():
    page = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf8")
    names = [field.alias or name for name, field in Settings.model_fields.items()]
    assert [name for name in names if f"`{name}`" not in page] == []
