from __future__ import annotations

import numpy as np

from services.extraction.core.grids.rulings import straighten


def positions(*rules: tuple[float, float, float]) -> list[float]:
    straight = straighten(np.array([(*rule, 1.0) for rule in rules]))
    return [round(position, 2) for position in straight[:, 0].tolist()]


def test_rules_of_one_table_drawn_twice_are_one():
    assert positions((92.0, 100, 200), (94.5, 100, 200)) == [93.25]


def test_rules_of_another_table_on_the_page_do_not_draw_rules_to_themselves():
    above = [(92.0, 100, 200), (94.5, 100, 200)]
    below = [(97.0, 300, 330), (99.5, 300, 330), (97.0, 334, 400), (99.5, 334, 400)]
    assert positions(*above, *below) == [93.25, 98.25, 98.25]


def test_stretches_of_one_rule_that_merged_cells_part_stay_at_one_place():
    chained = [(89.5, 700, 720), (92.0, 100, 130), (94.5, 100, 130)]
    assert positions(*chained, (92.6, 170, 200), (94.5, 170, 200)) == [89.5, 93.4, 93.4]
