"""Parts of a package and how they refer to each other."""

from __future__ import annotations

import pytest

from services.extraction.core.ooxml.flags import find_flags
from services.extraction.core.ooxml.package import Package
from shared.errors import CorruptDocument, ForbiddenContent
from tests.unit.services.extraction.core.office_files import docx_parts, paragraph, zip_of

STRICT = '<a xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


def test_relations_are_resolved_against_the_folder_of_their_part():
    package = Package(zip_of(docx_parts(paragraph("甲"), styles="")))
    assert package.main_part() == "word/document.xml"
    assert package.related("word/document.xml", "styles") == "word/styles.xml"
    assert package.related("word/document.xml", "numbering") is None


def test_strict_names_are_read_as_transitional_ones():
    package = Package(zip_of({**docx_parts(""), "word/document.xml": STRICT}))
    assert package.require("word/document.xml").tag.endswith("wordprocessingml/2006/main}a")


def test_a_missing_part_is_named():
    with pytest.raises(CorruptDocument, match=r"word/absent\.xml"):
        Package(zip_of(docx_parts(""))).require("word/absent.xml")


def test_an_entity_far_inside_a_part_is_found():
    late = "<a>" + " " * 10_000 + "<!ENTITY b 'c'></a>"
    package = Package(zip_of({**docx_parts(""), "word/document.xml": late}))
    with pytest.raises(ForbiddenContent):
        package.require("word/document.xml")


def test_macros_objects_and_outside_references_are_flagged():
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/attachedTemplate" Target="http://a" TargetMode="External"/>'
        "</Relationships>"
    )
    parts = {
        **docx_parts(""),
        "word/vbaProject.bin": b"",
        "word/comments.xml": "<a/>",
        "word/embeddings/oleObject1.bin": b"",
        "word/_rels/document.xml.rels": outside,
    }
    assert find_flags(Package(zip_of(parts)), "word/document.xml") == (
        "macros",
        "embedded_objects",
        "comments_not_read",
        "external_references",
    )
