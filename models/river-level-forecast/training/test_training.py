"""Quick checks: python3 -m unittest"""
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import dataset  # noqa: E402
from network import AHEAD, PAST, RiverNetwork  # noqa: E402
from sensors.series import Place, Windows  # noqa: E402
from train import LATER, LEARNT_UNTIL, RECIPE  # noqa: E402


class DatasetTest(unittest.TestCase):
    def test_rain_of_an_hour_is_known_when_the_hour_is_over(self):
        file = Path(self.enterContext(TemporaryDirectory())) / "rain.csv"
        file.write_text("Unnamed: 0,hujan_bogor,hujan_jakarta,tma_manggarai\n2019-12-31 01:00:00,7,8,0\n")
        hills, town = dataset.read_rain(file)
        self.assertTrue(np.isnan(hills[:4]).all())
        self.assertEqual([*hills[4:6], *town[4:6]], [7, 7, 8, 8])

    def test_levels_are_metres_and_what_is_repeated_counts_once(self):
        file = Path(self.enterContext(TemporaryDirectory())) / "levels.csv"
        row = '"PA. Manggarai",Ciliwung,-6,106,"2019-12-31 00:{}:00",{},"Status : Normal"\n'
        file.write_text("nama_pintu_air,lokasi,latitude,longitude,tanggal,tinggi_air,status_siaga\n"
                        + row.format(40, 6320) + row.format(40, 6320) + row.format(50, 6340))
        levels = dataset.read_levels(file)["PA. Manggarai"]
        self.assertAlmostEqual(levels[1], 6.33)
        self.assertTrue(np.isnan(levels[0]))

    def test_no_place_is_learnt_and_held_out(self):
        kinds = [dataset.LEARNT, dataset.HELD_OUT, dataset.BY_THE_SEA]
        self.assertEqual(len({name for kind in kinds for name in kind}), sum(map(len, kinds)))
        self.assertNotIn("PS. Depok", [dataset.UPSTREAM.get(name) for name in dataset.LEARNT])
        self.assertLess(LEARNT_UNTIL, LATER)
        self.assertTrue(all(part.end <= LEARNT_UNTIL for part in RECIPE.train))

    def test_the_future_changes_targets_only(self):
        values = np.random.default_rng(2).random((200, 4))
        changed = values.copy()
        changed[121:] += 5
        cuts = [RECIPE.cutter.cut(Place("here", dataset.BEGIN, dataset.STEP, v), np.array([120])) for v in (values, changed)]
        np.testing.assert_array_equal(cuts[0].history, cuts[1].history)
        np.testing.assert_array_equal(cuts[0].present, cuts[1].present)
        self.assertFalse(np.array_equal(cuts[0].target, cuts[1].target))

    def test_rising_is_by_the_highest_to_come(self):
        target = np.array([[1.0, np.nan, 1.35], [1.0, 1.1, 1.2]])
        windows = Windows(None, None, None, target, {"persistence": np.ones((2, 3))})
        self.assertEqual(dataset.rising(windows).tolist(), [True, False])


class NetworkTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(4)
        self.net = RiverNetwork()
        torch.nn.init.normal_(self.net.straight.weight, std=0.1)
        self.history = torch.rand(3, PAST, 4)
        self.present = torch.ones(3, PAST, 4)

    def test_another_zero_of_the_gauge_moves_the_forecast_as_much(self):
        shift = torch.tensor([40.0, 7.0, 0.0, 0.0])
        found, moved = self.net(self.history, self.present), self.net(self.history + shift, self.present)
        self.assertEqual(found.shape, (3, len(AHEAD), 3))
        torch.testing.assert_close(moved, found + 40, atol=1e-4, rtol=0)

    def test_normalising_is_undone(self):
        frame, _, _ = self.net.frame(self.history, self.present)
        values = torch.rand(3, len(AHEAD), 1)
        torch.testing.assert_close(self.net.restore(self.net.normalise(values, frame), frame), values)

    def test_golden_windows_fit(self):
        for name, inputs in dataset.golden().items():
            with self.subTest(name):
                self.assertTrue(np.isfinite(self.net(*map(torch.from_numpy, inputs.values())).detach().numpy()).all())


if __name__ == "__main__":
    unittest.main()
