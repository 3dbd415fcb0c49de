"""Quick checks: python3 -m unittest"""
import sys
import unittest
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))

import pictures  # noqa: E402, F401  puts road-objects' modules on the path
from dataset import held_out as road_held_out  # noqa: E402
from evaluation import against, alarms, confusion, flame_coloured, smoke_coloured  # noqa: E402
from fire_network import CELL, UNKNOWN, FireNetwork, cell_loss, strongest  # noqa: E402
from flames import draw_place, flame, put_cutting, put_flame, put_smoke, turbulence  # noqa: E402
from negatives import FIRE_CLIP, FURTHER_TESTS, train_clips  # noqa: E402
from samples import HEIGHT, WIDTH, Samples, barred, cells_of, changed, golden, learnt_truth, part_of, still_there  # noqa: E402
from scenes import Labelled, held_out, split, thumbnail, together, with_scenes  # noqa: E402


def even(colour, size=32):
    return np.full((size, size, 3), colour, np.uint8)


def labelled(name, picture, truth, boxes=()):
    return Labelled(name, picture, np.array(truth, np.float32), np.array(boxes, np.float32).reshape(-1, 5))


class ScenesTest(unittest.TestCase):
    def test_what_hangs_together_is_one_scene(self):
        alike = np.eye(5, dtype=bool)
        alike[0, 2] = alike[2, 0] = alike[2, 4] = alike[4, 2] = True
        self.assertEqual(together(alike).tolist(), [0, 1, 0, 2, 0])

    def test_brightness_and_contrast_make_no_other_scene(self):
        picture = np.random.default_rng(1).integers(50, 150, (64, 64, 3), dtype=np.uint8)
        self.assertGreater(float(thumbnail(picture) @ thumbnail((picture * 0.7 + 20).astype(np.uint8))), 0.98)

    def test_a_held_out_picture_takes_its_whole_scene_with_it(self):
        name = min(held_out())
        random = np.random.default_rng(2)
        first, second = (random.integers(0, 256, (64, 64, 3), dtype=np.uint8) for _ in range(2))
        learnt, apart = split(with_scenes([labelled(name, first, [1, 0]), labelled("a", first, [0, 0]), labelled("b", second, [0, 1])]))
        self.assertEqual(([one.name for one in learnt], [one.name for one in apart]), (["b"], [name, "a"]))


class DrawingTest(unittest.TestCase):
    def setUp(self):
        self.random = np.random.default_rng(3)

    def test_noise_and_heat_are_shares(self):
        for values in (turbulence(self.random, (40, 30), (3, 3)), flame(self.random, 30, 40)):
            self.assertGreaterEqual(values.min(), 0)
            self.assertLessEqual(values.max(), 1)

    def test_a_flame_is_warm_light(self):
        picture = np.zeros((90, 120, 3), np.float32)
        put_flame(self.random, picture)
        self.assertGreater(picture[..., 2].sum(), 1.5 * picture[..., 0].sum())
        self.assertGreater(picture.max(), 100)

    def test_smoke_changes_a_picture_towards_grey(self):
        before = even((250, 30, 30), 90).astype(np.float32)
        after = before.copy()
        put_smoke(self.random, after)
        self.assertLess(np.ptp(after, 2).mean(), np.ptp(before, 2).mean())

    def test_a_cutting_only_adds_what_is_bright(self):
        picture = even((90, 90, 90), 64).astype(np.float32)
        put_cutting(self.random, picture, even((20, 20, 20)))
        np.testing.assert_array_equal(picture, 90)
        put_cutting(self.random, picture, even((40, 180, 250)))
        self.assertGreater(picture[..., 2].max(), 200)

    def test_places_are_pictures(self):
        place = draw_place(self.random)
        self.assertTrue(((place >= 0) & (place <= 255)).all())

    def test_golden_pictures_stay_the_same(self):
        for name, picture in golden().items():
            with self.subTest(name):
                np.testing.assert_array_equal(picture, golden()[name])


class SamplesTest(unittest.TestCase):
    def setUp(self):
        self.random = np.random.default_rng(4)

    def test_a_part_shows_all_that_is_labelled(self):
        one = labelled("x", even(9, 64), [1, 1], [[0, 0, 0, 20, 20], [1, 30, 30, 60, 60]])
        self.assertTrue(still_there(one, (0, 0, 64, 64)))
        self.assertFalse(still_there(one, (0, 0, 32, 32)))
        self.assertFalse(still_there(one, (24, 24, 64, 64)))

    def test_without_boxes_the_whole_is_taken(self):
        picture, cover = part_of(self.random, labelled("x", even(9, 64), [0, 1]))
        self.assertEqual(picture.shape, (64, 64, 3))
        self.assertEqual((cover[..., 0].max(), cover[..., 1].min()), (0, 1))

    def test_cells_know_where_it_burns(self):
        cover = np.zeros((HEIGHT, WIDTH, 2), np.float32)
        cover[0:16, 0:16, 0], cover[40:44, 64:80, 1] = 1, 1
        cells = cells_of(cover, [1, 1])
        self.assertEqual((cells[0, 0, 0], cells[0].sum(), cells[0].min()), (1, 1, 0))
        self.assertEqual((cells[1, 2, 4], cells[1].sum()), (1, 1))
        self.assertEqual(cells_of(cover, [1, 0])[1, 2, 4], UNKNOWN)

    def test_smoke_of_a_fire_is_unknown_where_it_is_not_labelled(self):
        truths = [learnt_truth(labelled("x", even(9), truth)).tolist() for truth in ([1, 0], [1, 1], [0, 1], [0, 0])]
        self.assertEqual(truths, [[1, UNKNOWN], [1, 1], [0, 1], [0, 0]])
        cells = cells_of(np.zeros((HEIGHT, WIDTH, 2), np.float32), [0, UNKNOWN])
        self.assertEqual((cells[0].max(), cells[1].max()), (0, UNKNOWN))

    def test_bars_are_black_and_around_what_was_there(self):
        picture = barred(even(9, 20), (5, 0))
        self.assertEqual((picture.shape, picture[:, :5].max(), picture[:, 5:-5].min()), ((20, 30, 3), 0, 9))

    def test_an_epoch_has_every_kind_at_the_size_of_the_network(self):
        fire = even((30, 160, 250), 64)
        learnt = with_scenes([labelled("x", fire, [1, 0], [[0, 8, 8, 40, 40]])])
        samples = Samples(learnt, {"road": [even(90, 64)]})
        truths = {tuple(samples.composed(self.random)[2]) for _ in range(30)}
        self.assertEqual(truths, {(1, 0), (0, 1), (1, 1)})
        picture, cells = changed(self.random, *samples.empty_row(self.random))
        self.assertEqual((picture.shape, cells.shape, cells.max()), ((HEIGHT, WIDTH, 3), (2, HEIGHT // CELL, WIDTH // CELL), 0))

    def test_no_clip_is_learnt_and_tested(self):
        learnt = {str(file.relative_to("videos")) for file in train_clips(Path())}
        self.assertTrue(learnt)
        self.assertFalse(learnt & {*road_held_out()[0], *FURTHER_TESTS, FIRE_CLIP})


class NetworkTest(unittest.TestCase):
    def test_cells_answer_while_it_learns_and_whole_pictures_else(self):
        net, pictures = FireNetwork((8, 8, 8, 8)), torch.rand(2, 3, HEIGHT, WIDTH)
        self.assertEqual(net(pictures).shape, (2, 2, HEIGHT // CELL, WIDTH // CELL))
        self.assertEqual(net.eval()(pictures).shape, (2, 2))

    def test_one_strong_cell_counts_more_than_the_mean_and_less_than_alone(self):
        cells = torch.zeros(1, 2, 4, 5)
        cells[0, 0, 1, 1] = 8
        whole = strongest(cells)[0]
        self.assertTrue(8 / 20 < whole[0] < 8)
        self.assertAlmostEqual(float(whole[1]), 0, 5)

    def test_brightness_and_chroma_are_those_of_bt_601(self):
        planes = torch.nn.functional.conv2d(torch.tensor([1.0, 0, 0]).reshape(1, 3, 1, 1), FireNetwork((8, 8)).luma_chroma)
        np.testing.assert_allclose(planes.flatten(), [0.299, -0.1687, 0.5], atol=1e-6)

    def test_cells_that_are_unknown_cost_nothing(self):
        cells, truth = torch.full((1, 2, 2, 2), -9.0), torch.zeros(1, 2, 2, 2)
        truth[0, 0] = UNKNOWN
        self.assertLess(float(cell_loss(cells, truth)), 0.01)
        truth[0, 0, 0, 0] = 1
        self.assertGreater(float(cell_loss(cells, truth)), 4)


class EvaluationTest(unittest.TestCase):
    def test_the_colours_of_fire_and_smoke(self):
        picture = even((60, 60, 60))
        picture[8:16, 8:16] = (20, 150, 250)
        self.assertAlmostEqual(flame_coloured(picture), 1 / 16)
        self.assertEqual(flame_coloured(even((60, 60, 60))), 0)
        self.assertEqual(smoke_coloured(even((150, 150, 150))), 1)
        self.assertEqual(smoke_coloured(even((200, 100, 60))), 0)

    def test_figures_are_of_pictures_that_have_the_label_against_all_without(self):
        none = np.array([[0.1, 0.2], [0.4, 0.9]])
        found = against(none, np.array([[0.9, 0.1], [0.2, 0.95]]), np.array([[1, 0], [0, 1]]))
        self.assertEqual((found["fire"]["pictures"], found["fire"]["auc"], found["fire"]["found"]), (1, 1, 1))
        self.assertEqual(found["smoke"]["ap"], 1)

    def test_unknown_labels_are_left_out(self):
        self.assertEqual(set(against(np.zeros((3, 2)), np.ones((2, 2)), np.array([[1, np.nan], [1, np.nan]]))), {"fire"})

    def test_alarms_by_origin(self):
        rows = alarms(np.array([[0.9, 0], [0, 0], [0, 0.7]]), {"a": [0, 0], "b": [0]})
        self.assertEqual((rows["a"], rows["b"]), ([0.5, 0], [0, 1]))

    def test_confusion_counts_by_kind(self):
        rows = confusion(np.array([[0.9, 0.1], [0.1, 0.1]]), np.array([[1, 1], [0, 0]]))
        self.assertEqual((rows[3][2], rows[0][0], sum(map(sum, rows))), (1, 1, 2))


if __name__ == "__main__":
    unittest.main()
