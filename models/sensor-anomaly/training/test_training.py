"""Quick checks: python3 -m unittest"""
import sys
import unittest
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import dataset  # noqa: E402
import detection  # noqa: E402
import faults  # noqa: E402
import material  # noqa: E402
import residuals  # noqa: E402
import rules  # noqa: E402
import samples  # noqa: E402
from network import FEATURES, PAST, AnomalyNetwork, Evidence  # noqa: E402
from sensors.series import Place  # noqa: E402
from tables import detection_table, kinds_table, results, threshold_table  # noqa: E402

HOUR = timedelta(hours=1)


def rhythm(steps=2000, seed=1):
    """Hourly values with a day's rhythm and some noise."""
    at = np.arange(steps)
    return 50 + 20 * np.sin(2 * np.pi * at / 24) + np.random.default_rng(seed).normal(0, 2, steps)


def place(values, name="here"):
    return Place(name, datetime(2020, 1, 1), HOUR, np.asarray(values, float)[:, None])


def inputs(values, day=24.0):
    present = torch.from_numpy(np.isfinite(values).astype(np.float32))[None, :, None]
    return torch.from_numpy(np.nan_to_num(values).astype(np.float32))[None, :, None], present, torch.full((1, 1, 1), day)


class FaultsTest(unittest.TestCase):
    def put(self, kind, values=None, begin=1500, length=40, seed=3):
        return faults.inject(rhythm() if values is None else values, 24, kind, begin, length, np.random.default_rng(seed))

    def test_a_fault_changes_its_own_steps_only(self):
        for kind in faults.KINDS:
            with self.subTest(kind):
                fault = self.put(kind)
                outside = np.r_[0:1500, 1540:2000]
                np.testing.assert_array_equal(fault.values[outside], rhythm()[outside])
                self.assertFalse(fault.noticeable[outside].any())
                self.assertTrue(fault.noticeable.any())

    def test_what_sticks_is_noticeable_once_some_values_are_equal(self):
        fault = self.put("stuck")
        self.assertEqual(len(set(fault.values[1500:1540])), 1)
        self.assertFalse(fault.noticeable[1500:1504].any())

    def test_standing_still_where_the_truth_stands_still_is_no_fault(self):
        values = rhythm()
        values[1490:1600] = values[1490]
        self.assertFalse(self.put("stuck", values).noticeable.any())

    def test_a_drift_is_noticed_later_than_it_begins(self):
        fault = self.put("drift", length=90)
        self.assertFalse(fault.noticeable[1500])
        self.assertTrue(fault.noticeable[1589])

    def test_counts_stay_counts(self):
        counts = np.maximum(np.round(rhythm() - 45), 0)
        for kind in faults.KINDS:
            for seed in range(5):
                found = self.put(kind, counts, seed=seed).values
                self.assertTrue((found >= 0).all() and (found == np.round(found)).all(), kind)

    def test_missing_values_stay_missing(self):
        values = rhythm()
        values[1505:1510] = np.nan
        for kind in faults.KINDS:
            self.assertTrue(np.isnan(self.put(kind, values).values[1505:1510]).all(), kind)

    def test_the_rhythm_of_the_day_is_no_unrest(self):
        self.assertAlmostEqual(faults.unrest(rhythm(), 24), 2, delta=0.3)
        self.assertGreater(faults.unrest(rhythm(), 0), 8)


class SamplesTest(unittest.TestCase):
    def test_a_window_ends_with_its_step_and_knows_nothing_later(self):
        values = rhythm()
        changed = values.copy()
        changed[1001:] += 99
        cuts = [samples.normal(place(v), np.array([900, 1000])) for v in (values, changed)]
        np.testing.assert_array_equal(cuts[0].history, cuts[1].history)
        np.testing.assert_allclose(cuts[0].history[:, -1, 0], values[[900, 1000]], rtol=1e-6)

    def test_windows_keep_away_from_spans_and_from_what_was_not_measured(self):
        values = rhythm()
        values[1200] = np.nan
        at = samples.ends(place(values), 1000, 1300, [(1100, 1110)], margin=20)
        self.assertEqual(set(range(1000, 1300)) - set(at), {*range(1100, 1130), 1200})

    def test_learning_samples_keep_the_truth_beside_the_fault(self):
        at = np.arange(800, 1900, 5)
        found = samples.disturbed(place(rhythm()), at, np.random.default_rng(5))
        np.testing.assert_allclose(found.clean, rhythm()[at])
        self.assertTrue(0.2 < found.abnormal.mean() < 0.9)
        away = np.abs(found.history[:, -1, 0] - found.clean)
        self.assertGreater(away[found.abnormal].mean(), 3 * away[~found.abnormal].mean())

    def test_variants_keep_the_latest_value_and_enough_before_it(self):
        found = samples.normal(place(rhythm()), np.arange(800, 1400))
        varied = samples.varied(found, np.random.default_rng(6))
        self.assertTrue((varied.present[:, -1] == 1).all())
        self.assertTrue((varied.present.sum((1, 2)) >= samples.LEAST * PAST).all())
        np.testing.assert_allclose(np.abs(varied.history[:, -1, 0]), found.history[:, -1, 0])
        np.testing.assert_allclose(varied.history[:, -1, 0], varied.clean, rtol=1e-5)

    def test_an_episode_holds_every_window_of_its_fault(self):
        begins = {kind: np.array([1000]) for kind in faults.KINDS}
        parts = samples.episodes(place(rhythm()), begins, ("stuck", "shift"), np.random.default_rng(2), 7)
        self.assertEqual([sorted(set(part.episode)) for part in parts], [[7], [8]])
        self.assertEqual(parts[0].history[0, -1, 0], np.float32(rhythm()[1000]))
        np.testing.assert_allclose(parts[1].clean, rhythm()[1000:1000 + len(parts[1])])

    def test_coarser_series_are_means(self):
        found = samples.coarser(place(np.arange(9.0)), 4)
        self.assertEqual(found.values[:, 0].tolist(), [1.5, 5.5])
        self.assertEqual(samples.day_of(found), 6)


class MaterialTest(unittest.TestCase):
    def groups(self):
        names = [f"{name} {gas}" for name in ("Changping", "Huairou") for gas in ("PM2.5", "TEMP")]
        stations = {name: place(rhythm(), name) for name in names}
        cameras = {name: place(rhythm(), name) for name in ("Briggate", "DortmundSq")}
        return {"air": stations, "footfall": cameras}

    def test_nothing_is_learnt_from_a_place_that_is_held_out(self):
        self.assertEqual({p.name for p in material.places_to_learn(self.groups(), "air")}, {"Changping PM2.5", "Changping TEMP"})
        self.assertEqual({p.name for p in material.places_to_learn(self.groups(), "footfall")}, {"Briggate"})
        self.assertFalse(set(dataset.NAB_HELD_OUT) & set(material.LEARNT))
        self.assertNotIn("noise", material.LEARNT)

    def test_labelled_spans_are_events(self):
        series = place(rhythm(), "a.csv")
        span = (series.time(1500), series.time(1520))
        found = material.as_labelled([series], {"a.csv": [span]})
        self.assertEqual(int(found.abnormal.sum()), 21 / material.LABELLED_EVERY)
        self.assertEqual(set(found.episode[found.abnormal]), {0})


class DetectionTest(unittest.TestCase):
    scores = np.array([0.1, 0.4, 0.35, 0.8, 0.35])
    abnormal = np.array([False, False, True, True, False])

    def test_roc_auc_counts_pairs_and_half_of_equal_ones(self):
        self.assertAlmostEqual(detection.roc_auc(self.scores, self.abnormal), (1.5 + 3) / 6)

    def test_average_precision_by_hand(self):
        # 0.8 first: precision 1; then 0.4; then the two 0.35 together: 2 of 4.
        self.assertAlmostEqual(detection.average_precision(self.scores, self.abnormal), (1 + 2 / 4) / 2)

    def test_a_budget_of_false_alarms_sets_the_threshold(self):
        scores = np.arange(1000.0)
        self.assertEqual((scores > detection.threshold(scores, 5)).sum(), 4)

    def test_an_alarm_before_the_fault_is_noticeable_does_not_count(self):
        scores = np.array([9, 0, 0, 9, 0, 9, 0])
        episode = np.array([0, 0, 0, 0, 1, 1, 1])
        abnormal = np.array([False, True, True, True, False, False, True])
        hit, delay = detection.found(scores, 5, episode, abnormal)
        self.assertEqual((hit.tolist(), delay.tolist()), ([True, False], [2]))


class RulesTest(unittest.TestCase):
    def test_each_rule_tells_a_spike_from_a_usual_value(self):
        usual = samples.normal(place(rhythm()), np.array([1000]))
        values = rhythm()
        values[1000] += 120
        spike = samples.normal(place(values), np.array([1000]))
        for name in set(rules.RULES) - {"standstill"}:
            with self.subTest(name):
                choice = rules.CHOICES[name][-1]
                self.assertGreater(rules.apply(name, choice, spike)[0], 3 * rules.apply(name, choice, usual)[0])

    def test_z_score_by_hand(self):
        values = np.full((1, PAST), np.nan)
        values[0, -5:] = [1, 3, 1, 3, 6]
        self.assertAlmostEqual(rules.z_score(values, None, 24)[0], 4, delta=0.02)

    def test_standstill_counts_equal_values_over_gaps(self):
        values = np.array([[1, 2, 5, np.nan, 5, 5.0]])
        self.assertEqual(rules.standstill(values, None, 0)[0], 3)

    def test_together_goes_by_the_rarest(self):
        together = rules.Together({"a": np.arange(100.0), "b": np.arange(100.0)})
        found = together.score({"a": np.array([50, 99, 50]), "b": np.array([50, 50, 500])})
        self.assertTrue(found[0] < found[1] < found[2])


class ResidualsTest(unittest.TestCase):
    def test_expectations_know_nothing_of_the_step_itself(self):
        z = torch.randn(2, PAST)
        changed = z.clone()
        changed[:, -1] += 50
        day = torch.full((2, 1), 24.0)
        found = [residuals.residuals(values, torch.ones_like(z), day)[1] for values in (z, changed)]
        for (before, known), (after, _) in zip(*found):
            torch.testing.assert_close(before[:, -1], after[:, -1])
            self.assertTrue((known[:, -1] == 1).all())

    def test_a_lag_reaches_back_and_not_before_the_begin(self):
        values = torch.arange(6.0)[None]
        found, known = residuals.lagged(values, torch.ones_like(values), torch.full((1, 1), 2.0))
        self.assertEqual(found.tolist(), [[0, 0, 0, 1, 2, 3]])
        self.assertEqual(known.tolist(), [[0, 0, 1, 1, 1, 1]])

    def test_gaps_are_filled_with_the_latest_value(self):
        filled, known = residuals.fill(torch.tensor([[0.0, 4, 9, 9, 5, 9]]), torch.tensor([[0.0, 1, 0, 0, 1, 0]]))
        self.assertEqual(filled.tolist(), [[0, 4, 4, 4, 5, 5]])
        self.assertEqual(known.tolist(), [[0, 1, 1, 1, 1, 1]])

    def test_quantiles_are_of_what_is_known(self):
        values, mask = torch.rand(1, PAST) + 5, torch.zeros(1, PAST)
        mask[:, 300:600] = 1
        values[:, :300] = -99
        low, high = residuals.quantiles(values, mask, (0.0, 1.0))
        self.assertTrue(5 <= low.item() < 5.1 and 5.9 < high.item() < 6)

    def test_a_standstill_is_as_long_as_it_is(self):
        values = torch.randn(1, PAST)
        values[:, -9:] = values[:, -9:-8]
        self.assertAlmostEqual(torch.exp(residuals.standing(values, torch.ones(1, PAST))[0, 0]).item(), 10, places=4)


class NetworkTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(2)
        self.net = AnomalyNetwork().eval()
        for parameter in self.net.expected.parameters():
            torch.nn.init.normal_(parameter, std=0.05)
        self.values = rhythm(PAST)

    def test_features_are_as_many_as_told(self):
        self.assertEqual(Evidence(*inputs(self.values)).features().shape, (1, FEATURES))

    def test_scores_are_free_of_unit_and_zero(self):
        score, expected = self.net(*inputs(self.values))
        other, moved = self.net(*inputs(self.values * 10 + 2000))
        torch.testing.assert_close(other, score, rtol=0.02, atol=0.01)
        torch.testing.assert_close(moved, expected * 10 + 2000, rtol=0.01, atol=1.0)

    def test_the_expected_value_is_blind_to_the_latest_one_and_in_order(self):
        changed = self.values.copy()
        changed[-1] += 500
        (_, expected), (_, same) = self.net(*inputs(self.values)), self.net(*inputs(changed))
        torch.testing.assert_close(expected, same)
        self.assertTrue((expected.diff(dim=1) >= 0).all())

    def test_what_is_missing_may_hold_any_number(self):
        values = self.values.copy()
        values[100:200] = np.nan
        history, present, day = inputs(values)
        found = self.net(history, present, day)
        torch.testing.assert_close(self.net(torch.where(present > 0, history, torch.full((), 7e6)), present, day), found)

    def test_windows_of_all_kinds_give_numbers(self):
        short = np.full(PAST, np.nan)
        short[-1] = 3
        for name, values in (("flat", np.full(PAST, 5.0)), ("nothing before", short), ("zeros", np.zeros(PAST)),
                             ("huge", self.values * 1e9)):
            for day in (0.0, 24.0, 1440.0):
                with self.subTest(f"{name} {day}"):
                    score, expected = self.net(*inputs(values, day))
                    self.assertTrue(0 <= score.item() <= 1 and torch.isfinite(expected).all())

    def test_golden_windows_fit(self):
        for name, parts in dataset.golden().items():
            with self.subTest(name):
                self.assertEqual(list(parts), ["history", "present", "day"])
                self.assertTrue(torch.isfinite(self.net(*map(torch.from_numpy, parts.values()))[1]).all())


class TablesTest(unittest.TestCase):
    def figures(self):
        scorer = {"auc": 0.9, "precision": 0.8, "found": {"1": 0.4, "5": 0.6}, "delay": 3.0,
                  "kinds": {kind: [1, 2] for kind in faults.KINDS}}
        worse = {**scorer, "auc": 0.5, "delay": None, "kinds": {k: [0, 2] for k in faults.KINDS}}
        test = {"normal": 1000, "abnormal": 50, "episodes": 14, "at_half": {"false_alarms": 1.25, "found": 0.5}, "coverage": 0.8,
                "scorers": {"model": scorer, "rolling z-score": worse}}
        return {"tests": {"place, faults put in": test}}

    def test_the_best_of_a_test_is_bold(self):
        lines = detection_table(self.figures()).splitlines()
        self.assertEqual(lines[2], "| place, faults put in | model | **0.90** | **0.80** | **40 %** | **60 %** | 3 |")
        self.assertEqual(lines[3], "| place, faults put in | rolling z-score | 0.50 | **0.80** | **40 %** | **60 %** | - |")

    def test_kinds_and_thresholds_and_results(self):
        self.assertEqual(kinds_table(self.figures()).splitlines()[2], "| spike | 2 | **50 %** | 0 % |")
        self.assertIn("| 1,000 | 50 | 14 | 1.2 | 50 % | 80 % |", threshold_table(self.figures()))
        self.assertEqual(results(self.figures())["place, faults put in"][3], ("recall", "at 5 false alarms in 1000", 0.6))


if __name__ == "__main__":
    unittest.main()
