"""An edit sheet that is kept as it is changes nothing, whatever the entry and whenever it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import Writing
from reflect_tui.domain.sheets import edit_sheet, values_of, writing_of
from tests.storage.making import journal_in, writings


@settings(max_examples=80, deadline=None)
@given(writings(), st.dates())
def test_opening_an_entry_and_keeping_it_is_no_change(
    tmp_path_factory: pytest.TempPathFactory, writing: Writing, today: object
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "sheets")
    kept = journal.entries.keep(writing)
    sheet, values = edit_sheet(kept), values_of(kept)
    assert len({prompt.key for prompt in sheet.prompts}) == len(sheet.prompts)
    again = sheet.read(values, today, writing_of(kept))  # type: ignore[arg-type]
    assert again == writing_of(kept)
    assert journal.entries.change(kept.id, again) == kept


@settings(max_examples=60, deadline=None)
@given(writings(), st.data())
def test_what_is_typed_over_one_prompt_changes_that_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, writing: Writing, data: st.DataObject
) -> None:
    journal = journal_in(tmp_path_factory.getbasetemp() / "sheets")
    kept = journal.entries.keep(writing)
    sheet, values = edit_sheet(kept), values_of(kept)
    free = [
        prompt
        for prompt in sheet.prompts
        if not prompt.choices and prompt.key not in ("look_again_on", "themes")
    ]
    prompt = data.draw(st.sampled_from(free))
    again = sheet.read(values | {prompt.key: "typed over"}, journal.store.today(), writing_of(kept))
    changed = journal.entries.change(kept.id, again)
    assert values_of(changed) | {prompt.key: ""} == values | {prompt.key: ""} | {
        key: "typed over"
        for key, text in values_of(changed).items()
        if text == "typed over" and key != prompt.key
    }
    assert values_of(changed)[prompt.key] == "typed over"
    assert changed.revisions == (0 if values.get(prompt.key) == "typed over" else 1)
