"""A department → the publication of its budget."""

from __future__ import annotations

from samples.budget_forms import build_budget_forms
from samples.content import Contents, Entry, Heading, Publication
from samples.department import Department
from samples.narrative import CHAPTERS, build_narrative

FORMS_PART = "第一部分 部门预算公开表"


def build_publication(department: Department) -> Publication:
    """Return cover, contents, the nine forms and the explanations."""
    title = f"{department.name}{department.year}年部门预算信息公开"
    forms = build_budget_forms(department)
    narrative_part = f"第二部分 {department.name}{department.year}年部门预算信息公开情况说明"
    titles = (form.title for form in forms if form.title)
    return Publication(
        department.file_name,
        title,
        (
            Heading(title, 0),
            Contents(tuple(map(Entry, (FORMS_PART, *titles, narrative_part, *CHAPTERS)))),
            Heading(FORMS_PART, 0),
            *forms,
            Heading(narrative_part, 0),
            *build_narrative(department),
        ),
    )


def number_contents(publication: Publication, pages: dict[str, int]) -> Publication:
    """Write the page of each heading or title into the table of contents."""
    blocks = tuple(
        Contents(tuple(Entry(entry.text, pages[entry.text]) for entry in block.entries))
        if isinstance(block, Contents)
        else block
        for block in publication.blocks
    )
    return Publication(publication.file_name, publication.title, blocks)
