"""Quick checks: python3 -m unittest"""
import sys
import unittest
from datetime import datetime
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import dataset  # noqa: E402
from network import AHEAD, PAST, FootfallNetwork  # noqa: E402
from sensors.series import Place  # noqa: E402
from train import CHOOSING, KNOWN, LATER, NEW, RECIPE  # noqa: E402


class DatasetTest(unittest.TestCase):
    def test_dates_of_all_three_forms(self):
        for text in ("04/03/2015", "2015-03-04", "04-Mar-15"):
            self.assertEqual(dataset.day_of(text), datetime(2015, 3, 4))

    def test_a_long_run_of_zeros_is_a_camera_that_is_off(self):
        off = dataset.switched_off(np.array([5, 0, 0, 3] + [0] * 6 + [1]))
        self.assertEqual(np.flatnonzero(off).tolist(), [4, 5, 6, 7, 8, 9])

    def test_holidays_that_move(self):
        self.assertEqual([str(dataset.easter(year)) for year in (2011, 2016)], ["2011-04-24", "2016-03-27"])
        found = {str(day) for day in dataset.holidays(2016)}
        self.assertTrue({"2016-03-25", "2016-05-02", "2016-05-30", "2016-08-29", "2016-12-26"} <= found)
        self.assertNotIn("2016-06-06", found)

    def test_the_calendar_is_of_the_hours_ahead(self):
        place = Place("here", datetime(2016, 12, 25, 22), dataset.STEP, np.zeros((0, 1)))
        self.assertEqual(dataset.calendar(place, np.array([[1, 2, 170]])).tolist(),
                         [[[23, 6, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]]])

    def test_the_future_changes_targets_only(self):
        values = np.random.default_rng(2).random((600, 1))
        changed = values.copy()
        changed[401:] += 5
        cuts = [RECIPE.cutter.cut(Place("here", datetime(2014, 1, 1), dataset.STEP, v), np.array([400]))
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
        self.net = FootfallNetwork()
        place = Place("here", datetime(2016, 3, 1), dataset.STEP, np.arange(1, 401, dtype=float)[:, None])
        cut = RECIPE.cutter.cut(place, np.array([350]))
        self.inputs = [torch.from_numpy(part) for part in (cut.history, cut.present, cut.calendar)]
        self.place = place

    def test_untrained_it_repeats_the_same_hours_of_the_last_weeks(self):
        history, present, calendar = self.inputs
        frame, window, _ = self.net.frame(history, present)
        weeks = [np.log(self.place.values[350 + np.arange(1, 25) - back, 0] / frame[0].item() + 0.05) for back in (168, 336)]
        np.testing.assert_allclose(frame[1][0, :, 0], np.mean(weeks, 0), rtol=1e-4)

    def test_twice_as_many_people_are_forecast_for_a_place_with_twice_as_many(self):
        torch.nn.init.normal_(self.net.straight.weight, std=0.05)
        history, present, calendar = self.inputs
        torch.testing.assert_close(self.net(history * 2, present, calendar), self.net(history, present, calendar) * 2,
                                   rtol=1e-3, atol=1e-2)

    def test_a_week_that_is_missing_is_left_out(self):
        history, present, _ = self.inputs
        present = present.clone()
        present[:, :168] = 0
        frame, window, _ = self.net.frame(history * present, present)
        torch.testing.assert_close(frame[1], window[:, PAST - 168:PAST - 168 + len(AHEAD)])

    def test_golden_windows_fit(self):
        for name, inputs in dataset.golden().items():
            with self.subTest(name):
                self.assertTrue(np.isfinite(self.net(*map(torch.from_numpy, inputs.values())).detach().numpy()).all())


if __name__ == "__main__":
    unittest.main()
