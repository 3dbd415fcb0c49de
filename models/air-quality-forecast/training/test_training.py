"""Quick checks: python3 -m unittest"""
import sys
import unittest
from datetime import datetime
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import dataset  # noqa: E402
from network import AHEAD, PAST, AirNetwork  # noqa: E402
from sensors.series import Place  # noqa: E402
from train import CHOOSING, KNOWN, LATER, NEW, RECIPE  # noqa: E402


class DatasetTest(unittest.TestCase):
    def test_wind_comes_from_where_it_is_named_after(self):
        np.testing.assert_allclose(dataset.wind({"wd": "E", "WSPM": "3"}), [3, 0], atol=1e-9)
        np.testing.assert_allclose(dataset.wind({"wd": "S", "WSPM": "2"}), [0, -2], atol=1e-9)
        self.assertTrue(np.isnan(dataset.wind({"wd": "NA", "WSPM": "2"})).all())

    def test_what_is_missing_is_no_number(self):
        self.assertTrue(np.isnan(dataset.number({"a": "NA", "b": ""}, "a")))
        self.assertTrue(np.isnan(dataset.number({"a": "NA", "b": ""}, "b")))

    def test_the_calendar_is_of_the_hours_ahead(self):
        place = Place("here", datetime(2014, 12, 31, 20), dataset.STEP, np.zeros((0, 7)))
        self.assertEqual(dataset.hours(place, np.array([[3, 4]])).tolist(), [[[23, 12], [0, 1]]])

    def test_the_future_changes_targets_only(self):
        values = np.random.default_rng(2).random((300, 7))
        changed = values.copy()
        changed[201:] += 5
        cuts = [RECIPE.cutter.cut(Place("here", datetime(2014, 1, 1), dataset.STEP, v), np.array([200]))
                for v in (values, changed)]
        for field in ("history", "present", "calendar"):
            np.testing.assert_array_equal(getattr(cuts[0], field), getattr(cuts[1], field))
        self.assertFalse(np.array_equal(cuts[0].target, cuts[1].target))

    def test_no_place_and_no_time_is_learnt_and_held_out(self):
        self.assertFalse(set(KNOWN) & set(NEW))
        self.assertTrue(all(part.end <= CHOOSING < LATER and not set(part.places) & set(NEW) for part in RECIPE.train))


class NetworkTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(4)
        self.net = AirNetwork()

    def test_untrained_it_says_that_nothing_changes(self):
        history = torch.rand(2, PAST, 7) * 100
        found = self.net(history, torch.ones(2, PAST, 7), torch.ones(2, len(AHEAD), 2)).detach()
        self.assertEqual(found.shape, (2, len(AHEAD), 3))
        middle = self.net.restore(torch.zeros(2, 1, 1), self.net.frame(history, torch.ones(2, PAST, 7))[0])
        torch.testing.assert_close(middle[:, 0, 0], history[:, -1, 0], rtol=1e-4, atol=1e-3)

    def test_height_above_the_sea_does_not_matter(self):
        torch.nn.init.normal_(self.net.straight.weight, std=0.05)
        history, present, calendar = torch.rand(2, PAST, 7), torch.ones(2, PAST, 7), torch.ones(2, len(AHEAD), 2)
        higher = history - torch.tensor([0, 0, 0, 60.0, 0, 0, 0])
        torch.testing.assert_close(self.net(higher, present, calendar), self.net(history, present, calendar),
                                   rtol=1e-3, atol=1e-2)

    def test_dust_is_never_below_zero(self):
        frame, _, _ = self.net.frame(torch.zeros(1, PAST, 7), torch.ones(1, PAST, 7))
        self.assertEqual(self.net.restore(torch.full((1, 24, 3), -9.0), frame).min(), 0)

    def test_golden_windows_fit(self):
        for name, inputs in dataset.golden().items():
            with self.subTest(name):
                self.assertTrue(np.isfinite(self.net(*map(torch.from_numpy, inputs.values())).detach().numpy()).all())


if __name__ == "__main__":
    unittest.main()
