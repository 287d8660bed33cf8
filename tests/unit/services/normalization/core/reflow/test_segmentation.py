"""What the steps between the lines of centred cells say of where a cell begins."""

from __future__ import annotations

import pytest

from services.normalization.core.reflow.segmentation import Steps
from services.normalization.core.reflow.tokens import Joint, Token


@pytest.mark.parametrize(
    ("column", "joint", "before", "height", "is_likely"),
    [
        (1, Joint.SPACE, 1, 1, True),
        (1, Joint.NEAR, 1, 1, False),
        (2, Joint.NEAR, 1, 2, True),
        (2, Joint.SPACE, 2, 1, False),
        (3, Joint.FAR, 2, 2, True),
        (3, Joint.FAR, 1, 5, True),
        (4, Joint.FAR, 1, 1, True),
        (4, Joint.NEAR, 1, 2, False),
        (4, Joint.SPACE, 1, 1, False),
    ],
)
def test_a_step_between_cells_fits_their_heights(column, joint, before, height, is_likely):
    cost = Steps(4).rate(column, Token("合同", 1, joint), before, height)
    assert (cost == 0) is is_likely
