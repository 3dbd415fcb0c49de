"""Quick checks: python3 -m unittest"""
import sys
import unittest
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import pictures  # noqa: E402, F401  puts road-objects' modules on the path
from bays import FREE, OCCUPIED, covered, draw_bay, draw_cars  # noqa: E402
from cars import Camera, Light, draw_car, shadow_outline  # noqa: E402
from crops import cut, free_box, moved, of_picture  # noqa: E402
from dataset import CAR, TEST_ONLY  # noqa: E402
from evaluation import TESTS, deviation, edges, figure  # noqa: E402
from samples import HEIGHT, LABELS, TRAINED, WIDTH, changed, golden  # noqa: E402


class DrawingTest(unittest.TestCase):
    def setUp(self):
        self.random = np.random.default_rng(4)

    def test_a_camera_above_sees_no_height(self):
        camera = Camera(0.3, np.pi / 2, 20)
        np.testing.assert_allclose(camera.project([(1, 2, 0)]), camera.project([(1, 2, 3)]), atol=1e-9)

    def test_what_is_high_is_drawn_higher_by_a_camera_aslant(self):
        low, high = Camera(0, 0.7, 20).project([(1, 2, 0), (1, 2, 3)])
        self.assertLess(high[1], low[1])
        self.assertAlmostEqual(high[0], low[0])

    def test_a_shadow_holds_the_foot_and_lies_away_from_the_sun(self):
        car = draw_car(self.random, (0, 0), 0)
        shadow = shadow_outline(car, Light(0.0, 0.6, 0.5, 0.5))
        self.assertLess(shadow[:, 0].min(), car.footprint()[:, 0].min() - 0.5)
        self.assertAlmostEqual(shadow[:, 0].max(), car.footprint()[:, 0].max(), places=4)

    def test_cars_stand_as_the_label_says(self):
        for occupied in (False, True):
            for _ in range(20):
                shares = [covered(car, 5.0, 2.5) for car in draw_cars(self.random, 5.0, 2.5, occupied)]
                with self.subTest(occupied):
                    self.assertEqual([share >= OCCUPIED for share in shares].count(True), int(occupied))
                    self.assertTrue(all(share >= OCCUPIED or share <= FREE for share in shares))

    def test_the_same_seed_draws_the_same_bay(self):
        first, second = (draw_bay(np.random.default_rng(5), True) for _ in range(2))
        np.testing.assert_array_equal(first, second)

    def test_golden_pictures_are_two_of_each_label(self):
        names = [name.split("-")[0] for name in golden()]
        self.assertEqual([names.count(label) for label in LABELS], [2, 2])


class CropsTest(unittest.TestCase):
    def setUp(self):
        self.random = np.random.default_rng(6)
        self.picture = self.random.integers(0, 256, (100, 200, 3), dtype=np.uint8)
        self.rows = [(CAR, [60.0, 30.0, 100.0, 60.0])]

    def test_a_crop_holds_the_box_at_its_place(self):
        crop = cut(self.picture, np.array([60.0, 30, 100, 60]), True)
        x1, y1, x2, y2 = crop.box.astype(int)
        np.testing.assert_array_equal(crop.picture[y1:y2, x1:x2], self.picture[30:60, 60:100])

    def test_a_free_place_touches_no_box_and_lies_not_above_all_of_them(self):
        boxes = np.array([self.rows[0][1]])
        for _ in range(50):
            box = free_box(self.random, np.array([40.0, 30.0]), boxes, np.array([80.0, 45.0]), np.array([200, 100]))
            if box is not None:
                overlap = np.clip(np.minimum(box[2:], boxes[0, 2:]) - np.maximum(box[:2], boxes[0, :2]), 0, None).prod()
                self.assertLessEqual(overlap, 0.05 * 1200 + 1e-6)
                self.assertGreaterEqual(box[1], 30)

    def test_sets_with_missing_labels_give_no_free_places(self):
        kinds = [crop.occupied for _ in range(20) for crop in of_picture(self.random, self.picture, self.rows, False)]
        self.assertEqual(set(kinds), {True})
        kinds = [crop.occupied for _ in range(20) for crop in of_picture(self.random, self.picture, self.rows, True)]
        self.assertEqual(set(kinds), {True, False})

    def test_samples_have_the_size_of_the_network(self):
        crop = cut(self.picture, np.array([0.0, 0, 30, 20]), False)
        self.assertEqual(changed(self.random, moved(self.random, crop)).shape, (HEIGHT, WIDTH, 3))

    def test_no_set_is_learnt_and_tested(self):
        self.assertFalse(set(TRAINED) & {*TEST_ONLY, *TESTS})


class EvaluationTest(unittest.TestCase):
    def test_rules_are_zero_on_an_even_picture(self):
        even = np.full((48, 48, 3), 90, np.uint8)
        self.assertEqual((deviation(even), edges(even)), (0, 0))

    def test_figures_by_kind(self):
        found = figure(np.array([0.2, 0.6, 0.7, 0.9]), np.array([False, False, True, True]), 0.5)
        self.assertEqual((found["accuracy"], found["free right"], found["occupied right"], found["auc"]), (0.75, 0.5, 1.0, 1.0))


if __name__ == "__main__":
    unittest.main()
