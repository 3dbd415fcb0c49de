"""Quick checks: python3 -m unittest"""
import unittest

import numpy as np
import torch

import pictures  # noqa: F401  puts road-objects' modules on the path
from pictures.fit import Fitting, fit, follow, inputs_of, loss_of, predict, steady
from pictures.network import PictureNetwork
from pictures.scaling import quickly_stretched, stretched
from pictures.scores import area_under_roc, best_threshold, precision_area, sigmoid, softmax, threshold_at


class ScalingTest(unittest.TestCase):
    def test_a_smaller_pixel_is_the_mean_of_its_area(self):
        picture = np.arange(24, dtype=np.uint8).reshape(4, 2, 3)
        np.testing.assert_array_equal(stretched(picture, 1, 2), np.rint(picture.reshape(2, 2, 2, 3).mean((1, 2)))[:, None])

    def test_both_ways_agree_but_for_rounding(self):
        picture = np.random.default_rng(1).integers(0, 256, (90, 120, 3), dtype=np.uint8)
        for size in ((48, 48), (128, 128)):
            with self.subTest(size):
                difference = stretched(picture, *size).astype(int) - quickly_stretched(picture, *size)
                self.assertLess(np.abs(difference).mean(), 2 if size[0] < 90 else 20)


class ScoresTest(unittest.TestCase):
    def test_area_under_roc_counts_pairs(self):
        self.assertAlmostEqual(area_under_roc([3, 1, 2, 0], [1, 1, 0, 0]), 0.75)
        self.assertAlmostEqual(area_under_roc([1, 1], [1, 0]), 0.5)

    def test_precision_area_of_perfect_scores_is_one(self):
        self.assertAlmostEqual(precision_area(np.array([0.9, 0.8, 0.1]), np.array([1, 1, 0])), 1)

    def test_a_threshold_lets_no_more_through_than_allowed(self):
        scores = np.linspace(0, 1, 101)
        for share in (0, 0.01, 0.05):
            with self.subTest(share):
                self.assertLessEqual((scores >= threshold_at(scores, share)).mean(), share)
        self.assertAlmostEqual((scores >= threshold_at(scores, 0.05)).mean(), 0.05, delta=0.01)

    def test_best_threshold_lies_between(self):
        self.assertAlmostEqual(best_threshold([0.1, 0.2, 0.6, 0.8], [0, 0, 1, 1]), 0.4)
        self.assertGreater(best_threshold([1, 2], [0, 0]), 2)
        self.assertLess(best_threshold([1, 2], [1, 1]), 1)

    def test_activations(self):
        np.testing.assert_allclose(softmax(np.array([[0.0, 0.0]])), [[0.5, 0.5]])
        self.assertAlmostEqual(float(sigmoid(np.array(0.0))), 0.5)


class FitTest(unittest.TestCase):
    def setUp(self):
        self.random = steady(3)

    def samples(self, random, count=128):
        kinds = random.integers(0, 2, count)
        pictures = random.integers(0, 120, (count, 16, 16, 3), dtype=np.uint8)
        pictures[kinds == 1, :, :, 2] += 120
        return pictures, kinds

    def test_colours_are_turned_to_rgb_and_one(self):
        picture = np.zeros((1, 2, 2, 3), np.uint8)
        picture[..., 0] = 255
        self.assertEqual(inputs_of(picture)[0, :, 0, 0].tolist(), [0, 0, 1])

    def test_learns_what_is_easy(self):
        net = PictureNetwork(2, (8, 16))
        model = fit(net, self.samples, self.samples(self.random), Fitting(epochs=6, batch=16, kept=0.8), self.random, lambda _: None)
        pictures, kinds = self.samples(self.random)
        self.assertGreater((predict(model, pictures).argmax(1) == kinds).mean(), 0.95)

    def test_settled_statistics_are_those_of_the_kept_weights(self):
        net = PictureNetwork(2, (8, 16))
        model = fit(net, self.samples, self.samples(self.random), Fitting(epochs=2, batch=16, settled=True), self.random, lambda _: None)
        pictures, _ = self.samples(np.random.default_rng(Fitting.seed))
        with torch.no_grad():
            convolved = model.body[0][0](inputs_of(pictures) * 4 - 2)
        np.testing.assert_allclose(model.body[0][1].running_mean, convolved.mean((0, 2, 3)), atol=1e-4)
        self.assertFalse(model.training)

    def test_independent_labels_are_judged_one_by_one(self):
        logits = torch.tensor([[9.0, -9.0]])
        self.assertLess(float(loss_of(logits, torch.tensor([[1.0, 0.0]]))), 0.001)
        self.assertGreater(float(loss_of(logits, torch.tensor([[1.0, 1.0]]))), 4)

    def test_the_mean_of_weights_follows(self):
        mean, model = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
        torch.nn.init.zeros_(mean.weight)
        torch.nn.init.ones_(model.weight)
        follow(mean, model, 0.9)
        self.assertAlmostEqual(mean.weight.item(), 0.1, places=6)


if __name__ == "__main__":
    unittest.main()
