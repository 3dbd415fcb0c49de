"""Quick checks: python3 -m unittest"""
import unittest
from datetime import datetime, timedelta

import numpy as np
import torch

from sensors.fit import Fitting, descend, loss_of, make_holes, pinball
from sensors.network import Forecaster, last_of, mean_of, spread_of
from sensors.publish import metric_rows, tensor
from sensors.scores import score
from sensors.series import Cutter, Place, Windows, join, on_grid

START, HOUR = datetime(2020, 1, 1), timedelta(hours=1)


def place(values):
    return Place("here", START, HOUR, np.asarray(values, float).reshape(len(values), -1))


class SeriesTest(unittest.TestCase):
    def test_measurements_of_a_step_are_averaged_and_others_left_missing(self):
        times = [START, START + HOUR / 2, START + 3 * HOUR, START - HOUR, START + 9 * HOUR]
        found = on_grid(times, [[2], [4], [np.nan], [7], [7]], START, 4, HOUR)
        np.testing.assert_array_equal(found[:, 0], [3, np.nan, np.nan, np.nan])

    def test_the_first_step_that_is_not_before_a_time(self):
        self.assertEqual(place([0, 1]).index(START + HOUR), 1)
        self.assertEqual(place([0, 1]).index(START + HOUR / 2), 1)
        self.assertEqual(place([0, 1]).index(START - HOUR), -1)

    def test_origins_leave_room_for_past_and_future(self):
        cutter = Cutter(3, (1, 2), {})
        self.assertEqual(cutter.origins(place(range(8)), START, START + 9 * HOUR).tolist(), [2, 3, 4, 5])
        self.assertEqual(cutter.origins(place(range(8)), START, START + 6 * HOUR).tolist(), [2, 3])

    def test_origins_need_a_recent_value(self):
        values = [0, 1, 2, np.nan, np.nan, np.nan, 6, 7]
        self.assertEqual(Cutter(3, (1,), {}).origins(place(values), START, START + 9 * HOUR).tolist(), [2, 3, 4, 6])

    def test_a_window_ends_with_its_origin(self):
        windows = Cutter(3, (1, 2), {}).cut(place([0, 1, np.nan, 3, 4, 5]), np.array([3]))
        np.testing.assert_array_equal(windows.history[0, :, 0], [1, 0, 3])
        np.testing.assert_array_equal(windows.present[0, :, 0], [1, 0, 1])
        np.testing.assert_array_equal(windows.target, [[4, 5]])

    def test_the_future_changes_targets_only(self):
        random = np.random.default_rng(1)
        values = random.normal(size=(60, 2))
        changed = values.copy()
        changed[41:] += 100
        cutter = Cutter(24, (1, 5, 12), {"yesterday": 12})
        before, after = (cutter.cut(place(v), np.array([30, 40])) for v in (values, changed))
        for field in ("history", "present", "calendar"):
            np.testing.assert_array_equal(getattr(before, field), getattr(after, field))
        for name in before.baselines:
            np.testing.assert_array_equal(before.baselines[name], after.baselines[name])
        self.assertTrue((before.target[1] != after.target[1]).all())

    def test_baselines_repeat_what_was_known(self):
        windows = Cutter(2, (1, 4, 5), {"season": 4}).cut(place(range(20)), np.array([10]))
        np.testing.assert_array_equal(windows.baselines["persistence"], [[10, 10, 10]])
        np.testing.assert_array_equal(windows.baselines["season"], [[7, 10, 7]])

    def test_windows_are_joined_in_order(self):
        cutter = Cutter(2, (1,), {})
        parts = [cutter.cut(place(range(9)), np.array([at])) for at in (3, 5)]
        self.assertEqual(join(parts).target[:, 0].tolist(), [4, 6])


class ScoreTest(unittest.TestCase):
    def windows(self):
        target = np.array([[1.0, 2.0], [3.0, np.nan]])
        return Windows(None, None, None, target, {"persistence": np.array([[2.0, 2.0], [3.0, 3.0]]),
                                                  "yesterday": np.array([[9.0, 9.0], [9.0, 9.0]])})

    def test_figures_are_of_rows_that_all_know(self):
        quantiles = np.array([[[0, 1, 2], [0, 1, 1.5]], [[2, 2, 4], [0, 0, 0]]], float)
        figures = score(quantiles, self.windows(), (1, 2))
        self.assertEqual([figures[name]["rows"] for name in ("1", "2", "all")], [2, 1, 3])
        self.assertAlmostEqual(figures["1"]["mae"], 0.5)
        self.assertAlmostEqual(figures["1"]["rmse"], 0.5 ** 0.5)
        self.assertAlmostEqual(figures["all"]["coverage"], 2 / 3)
        self.assertAlmostEqual(figures["1"]["width"], 2)

    def test_skill_is_against_the_best_baseline(self):
        figures = score(np.array([[[1, 1, 1]] * 2, [[3.5, 3.5, 3.5]] * 2], float), self.windows(), (1, 2))
        self.assertAlmostEqual(figures["1"]["skill"], 0.5)


class Plain(Forecaster):
    """A frame that leaves everything as it is."""

    def frame(self, history, present):
        return (), history, history[:, 0, :0]

    def normalise(self, values, frame):
        return values

    def restore(self, values, frame):
        return values


class NetworkTest(unittest.TestCase):
    def test_figures_of_a_window_leave_out_what_is_missing(self):
        values = torch.tensor([[1.0, 3.0, 99.0, 5.0, 99.0]])[..., None]
        present = torch.tensor([[1.0, 1.0, 0.0, 1.0, 0.0]])[..., None]
        self.assertEqual(mean_of(values, present).item(), 3)
        self.assertEqual(last_of(values, present).item(), 5)
        self.assertAlmostEqual(spread_of(values, present, 0).item(), (8 / 3) ** 0.5, places=5)
        self.assertEqual(last_of(values, present * 0).item(), 0)

    def test_quantiles_are_in_order_and_blind_to_what_is_missing(self):
        torch.manual_seed(1)
        net = Plain(6, 2, 3, extras=0, facts=0, hidden=8)
        for parameter in net.parameters():
            torch.nn.init.normal_(parameter)
        history, present = torch.randn(5, 6, 2), (torch.rand(5, 6, 2) < 0.5).float()
        found = net(history, present)
        self.assertTrue((found.diff(dim=2) >= 0).all())
        torch.testing.assert_close(net(torch.where(present > 0, history, torch.full((), 7.0)), present), found)


class FitTest(unittest.TestCase):
    def test_quantile_loss_weighs_both_sides(self):
        quantiles = torch.tensor([[[0.0, 0.0, 0.0]]])
        one = torch.ones(1, 1)
        self.assertAlmostEqual(pinball(quantiles, one, one).item(), 0.5, places=6)
        self.assertAlmostEqual(pinball(quantiles[..., :], -one, one).item(), 0.5, places=6)
        self.assertAlmostEqual(pinball(torch.tensor([[[1.0, 0.0, 0.0]]]), one, one).item(), 1.4 / 3, places=6)
        self.assertEqual(pinball(quantiles, one, one * 0).item(), 0)

    def test_missing_targets_cost_nothing(self):
        net = Plain(4, 1, 2, extras=0, facts=0, hidden=4)
        history, present = torch.randn(1, 4, 1), torch.ones(1, 4, 1)
        some = loss_of(net, history, present, None, torch.tensor([[1.0, float("nan")]]))
        more = loss_of(net, history, present, None, torch.tensor([[1.0, 5.0]]))
        self.assertTrue(torch.isfinite(some))
        self.assertNotEqual(some.item(), more.item())

    def test_holes_only_take_away_and_never_everything(self):
        present = torch.zeros(64, 10, 3)
        present[:, 4:] = 1
        holed = make_holes(present, np.random.default_rng(3), Fitting(1, holes=1.0, lost_channels=0.5))
        self.assertTrue((holed <= present).all())
        self.assertTrue((holed[:, :, 0].sum(1) > 0).all())
        self.assertLess(holed.sum(), present.sum())


class DescentTest(unittest.TestCase):
    def test_the_weights_of_the_best_epoch_stay(self):
        net, seen, weights = torch.nn.Linear(1, 1), iter([3.0, 1.0, 2.0]), []

        def loss_seen():
            weights.append(net.weight.item())
            return next(seen)

        descend(net, lambda rows: ((net(torch.ones(len(rows), 1)) - 5) ** 2).mean(), loss_seen, 8,
                Fitting(3, batch=4, rate=0.1), np.random.default_rng(1), lambda text: None)
        self.assertEqual(len(set(weights)), 3)
        self.assertEqual(net.weight.item(), weights[1])


class PublishTest(unittest.TestCase):
    def test_a_tensor_is_written_row_by_row(self):
        self.assertEqual(tensor(np.array([[1, 2.5]], np.float32)), '{"shape": [1, 2], "values": [1, 2.5]}')

    def test_names_with_a_comma_stay_one_name(self):
        lines = metric_rows("time-series-forecasting", {"new gates, later": [("mae", "1 h ahead", 0.25)]}).splitlines()
        self.assertEqual(lines[1], '    dataset: {name: "new gates, later", type: new-gates-later}')
        self.assertEqual(lines[3], "    - {type: mae, name: 1 h ahead, value: 0.250}")


if __name__ == "__main__":
    unittest.main()
