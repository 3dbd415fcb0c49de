"""Quick checks: python3 -m unittest"""
import math
import unittest

import numpy as np
import torch

from assigner import TOP, assign
from augment import Sampler, cut
from boxes import complete_iou, corners, cover_matrix, iou_matrix, iou_torch, suppress
from clip_counts import count_vehicles, evenly
from compositing import Compositor, Cutout, outlined, ovals
from dataset import BUS, CAR, SETS, TRUCK, VEHICLES, Item, held_out, labelled_item, only
from evaluate import truth_of
from golden import weights
from loss import detection_loss
from metrics import average_precision, match
from network import CLASSES, HEIGHT, WIDTH, RoadNet, cells, decode, fold, multiplications
from pseudo_label import fuse


class BoxesTest(unittest.TestCase):
    def test_overlap_of_halves(self):
        self.assertAlmostEqual(iou_matrix([[0, 0, 2, 2]], [[0, 0, 2, 1]])[0, 0], 0.5)
        self.assertAlmostEqual(cover_matrix([[0, 0, 2, 2]], [[1, 0, 9, 9]])[0, 0], 0.5)
        self.assertEqual(iou_matrix([[0, 0, 1, 1]], [[2, 2, 3, 3]])[0, 0], 0)

    def test_torch_agrees_with_numpy(self):
        a, b = torch.rand(20, 4), torch.rand(20, 4)
        a[:, 2:] += a[:, :2]
        b[:, 2:] += b[:, :2]
        np.testing.assert_allclose(iou_torch(a, b), np.diag(iou_matrix(a, b)), atol=1e-5)

    def test_complete_iou_is_one_for_the_same_box_and_falls_with_distance(self):
        box = torch.tensor([[0.0, 0.0, 4.0, 2.0]])
        self.assertAlmostEqual(float(complete_iou(box, box)), 1.0, places=5)
        near, far = box + 6, box + 20
        self.assertGreater(float(complete_iou(box, near)), float(complete_iou(box, far)))

    def test_suppression_keeps_the_best_of_a_group(self):
        boxes = np.array([[0, 0, 10, 10], [1, 0, 11, 10], [20, 0, 30, 10]], float)
        self.assertEqual(suppress(boxes, np.array([0.5, 0.9, 0.3])).tolist(), [1, 2])


class MetricsTest(unittest.TestCase):
    def test_perfect_detections(self):
        self.assertEqual(average_precision([0.9, 0.8], [1, 1], 2), 1.0)

    def test_area_under_all_points(self):
        # hit, false, hit of two: precision 1 up to recall 0.5, then 2/3
        self.assertAlmostEqual(average_precision([0.9, 0.8, 0.7], [1, 0, 1], 2), 0.5 + 0.5 * 2 / 3)

    def test_left_out_detections_do_not_count(self):
        self.assertEqual(average_precision([0.9, 0.8, 0.7], [1, -1, 1], 2), 1.0)

    def test_a_box_is_hit_once_and_ignored_boxes_forgive(self):
        found = np.array([[0.9, 0, 0, 10, 10], [0.8, 0, 0, 10, 9], [0.7, 52, 52, 58, 58], [0.6, 80, 80, 90, 90]])
        scores, verdicts = match(found, np.array([[0, 0, 10, 10.0]]), np.array([[50, 50, 60, 60.0]]))
        self.assertEqual(verdicts.tolist(), [1, 0, -1, 0])

    def test_nothing_to_find_is_no_number(self):
        self.assertTrue(math.isnan(average_precision([], [], 0)))

    def test_vehicles_that_overlap_count_once(self):
        found = np.array([[CAR, 0.9, 0, 0, 10, 10], [TRUCK, 0.8, 0, 0, 10, 10], [BUS, 0.2, 50, 50, 60, 60]])
        self.assertEqual(count_vehicles(found, 0.3), 1)

    def test_two_are_compared_where_they_find_equally_many(self):
        scores = [np.array([0.9, 0.5]), np.array([0.8, 0.3])]
        even = evenly(scores, np.array([0, 2]))
        self.assertTrue(0.3 < even["score"] <= 0.8)
        self.assertEqual(evenly(scores, np.array([1, 1]))["difference"], 0)

    def test_vehicles_of_unstated_kind_are_found_as_any_and_ignored_as_car(self):
        rows = [(6, [0, 0, 1, 1]), (CAR, [2, 2, 3, 3]), (-1, [4, 4, 5, 5])]
        self.assertEqual([len(part) for part in truth_of(rows, VEHICLES, True)], [2, 1])
        self.assertEqual([len(part) for part in truth_of(rows, (CAR,), False)], [1, 2])


class AssignerTest(unittest.TestCase):
    def setUp(self):
        self.grid = cells()
        self.scores = torch.full((len(self.grid), len(CLASSES)), 0.01)
        self.boxes = corners(torch.cat([self.grid[:, :2], self.grid[:, 2:] * 2, self.grid[:, 2:] * 2], 1))

    def assigned(self, truth, *kinds):
        allowed = torch.from_numpy(np.stack(kinds))
        return assign(self.scores, self.boxes, self.grid, torch.tensor(truth), allowed)

    def test_a_box_takes_cells_at_its_place_and_of_its_size(self):
        index, quality = self.assigned([[100.0, 100.0, 132.0, 132.0]], only(CAR))
        mine = index >= 0
        self.assertTrue(0 < int(mine.sum()) <= TOP)
        self.assertEqual(float(self.grid[quality.argmax(), 2]), 16)
        self.assertTrue(((self.grid[mine, :2] - 116).abs() < 20).all())

    def test_a_box_smaller_than_a_cell_is_answered(self):
        index, _ = self.assigned([[101.0, 101.0, 104.0, 104.0]], only(CAR))
        self.assertGreater(int((index >= 0).sum()), 0)

    def test_each_cell_answers_for_the_box_it_fits(self):
        index, _ = self.assigned([[0.0, 0.0, 200.0, 200.0], [96.0, 96.0, 112.0, 112.0]], only(BUS), only(CAR))
        at = ((self.grid[:, :2] - 104).abs().sum(1) + (self.grid[:, 2] - 8).abs()).argmin()
        self.assertEqual(int(index[at]), 1)

    def test_unstated_kind_goes_by_the_best_of_its_classes(self):
        self.scores[:, BUS] = 0.9
        _, stated = self.assigned([[100.0, 100.0, 132.0, 132.0]], only(CAR))
        _, unstated = self.assigned([[100.0, 100.0, 132.0, 132.0]], only(*VEHICLES))
        self.assertAlmostEqual(float(stated.max()), float(unstated.max()), places=5)


class LossTest(unittest.TestCase):
    def cost(self, numbers, truth, allowed, rectangles=(), forgiven=()):
        picture = {"truth": torch.tensor(truth).reshape(-1, 4), "allowed": torch.tensor(np.array(allowed).reshape(-1, 6)),
                   "rectangles": torch.tensor(rectangles).reshape(-1, 4),
                   "forgiven": torch.tensor(np.array(forgiven, bool).reshape(-1, 6))}
        return detection_loss(numbers, cells(), [picture])

    def numbers(self):
        numbers = torch.zeros(1, len(cells()), len(CLASSES) + 4)
        numbers[..., :len(CLASSES)] = -4
        return numbers.requires_grad_()

    def test_forgiven_classes_have_no_gradient(self):
        numbers = self.numbers()
        whole = [[0.0, 0.0, WIDTH, HEIGHT]]
        cost, _ = self.cost(numbers, [], np.zeros((0, 6), bool), whole, [only(CAR)])
        cost.backward()
        self.assertEqual(float(numbers.grad[..., CAR].abs().sum()), 0)
        self.assertGreater(float(numbers.grad[..., BUS].abs().sum()), 0)

    def test_unstated_kind_raises_one_class_and_spares_the_others(self):
        numbers = self.numbers()
        with torch.no_grad():
            numbers[..., BUS] = -3
        cost, box = self.cost(numbers, [[100.0, 100.0, 140.0, 140.0]], [only(*VEHICLES)])
        (cost + box).backward()
        raised = (numbers.grad[0, :, BUS] < 0).nonzero().squeeze(1)
        self.assertGreater(len(raised), 0)
        self.assertEqual(float(numbers.grad[0, raised][:, [CAR, TRUCK]].abs().sum()), 0)


class NetworkTest(unittest.TestCase):
    def test_folding_changes_nothing(self):
        torch.manual_seed(0)
        net = RoadNet()
        with torch.no_grad():
            net(torch.rand(2, 3, HEIGHT, WIDTH))
            net.eval()
            x = torch.rand(1, 3, HEIGHT, WIDTH)
            expected = net(x)
            actual = fold(net)(x)
        torch.testing.assert_close(actual, expected, rtol=1e-3, atol=1e-4)

    def test_answers_fit_the_grid_and_the_budget(self):
        net = fold(RoadNet().eval())
        self.assertEqual(net(torch.zeros(1, 3, HEIGHT, WIDTH)).shape, (1, len(cells()), len(CLASSES) + 4))
        self.assertLess(2 * multiplications(net), 0.54e9)

    def test_a_cell_without_offset_names_its_own_place(self):
        grid = cells()
        box = decode(torch.zeros(1, len(grid), 4), grid)
        torch.testing.assert_close(box[0, 0], torch.tensor([4.0, 4.0, 8.0, 8.0]))


class DatasetTest(unittest.TestCase):
    def test_held_out_clips_are_a_third_and_not_trained_on(self):
        clips, pictures = held_out()
        self.assertGreaterEqual(sum(name.startswith("jamcam625/") for name in clips), 7)
        self.assertLessEqual(set(pictures), set(SETS))

    def test_teachers_fill_in_and_narrow_but_do_not_contradict(self):
        findings = [{"class": TRUCK, "score": 0.8, "share": 0.9, "box": [10, 10, 30, 30]},
                    {"class": 0, "score": 0.9, "share": 1.0, "box": [60, 10, 70, 40]},
                    {"class": 0, "score": 0.2, "share": 1.0, "box": [80, 10, 90, 40]},
                    {"class": CAR, "score": 0.9, "share": 1.0, "box": [40, 40, 60, 60]}]
        item = labelled_item(np.zeros((100, 100, 3), np.uint8), [(6, [10, 10, 30, 31])], SETS["highway"], findings)
        self.assertEqual(item.allowed.tolist(), [only(TRUCK).tolist(), only(0).tolist()])
        self.assertEqual(item.forgiven.tolist(), [only(0).tolist()])

    def test_cut_boxes_leave_ignored_slivers(self):
        boxes = np.array([[0, 0, 20, 20], [90, 0, 110, 20], [99, 0, 130, 20]], np.float32)
        kept, indices, slivers = cut(boxes, (1, 1, 0, 0), (0, 0, 100, 100), 0.35)
        self.assertEqual((indices.tolist(), len(kept), len(slivers)), ([0, 1], 2, 1))

    def test_samples_have_the_size_of_the_input(self):
        item = Item(np.full((120, 200, 3), 90, np.uint8), np.array([[50, 50, 90, 90]], np.float32), only(CAR)[None],
                    np.zeros((0, 4), np.float32), np.zeros((0, 6), bool))
        sampler = Sampler([item], 0.5, np.random.default_rng(0))
        for _ in range(20):
            s = sampler.sample(0)
            self.assertEqual(s["picture"].shape, (HEIGHT, WIDTH, 3))
            self.assertTrue((s["truth"] >= 0).all() and (s["truth"][:, [0, 2]] <= WIDTH).all())
            self.assertEqual(len(s["truth"]), len(s["allowed"]))


class CompositingTest(unittest.TestCase):
    def compositor(self, *cutouts):
        return Compositor(list(cutouts), np.random.default_rng(0))

    def red(self, kind, opacity):
        return Cutout(kind, np.full((40, 40, 3), (0, 0, 255), np.uint8), np.full((40, 40), opacity, np.uint8))

    def test_what_is_put_in_is_there_and_has_its_box(self):
        picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        boxes, allowed = self.compositor(self.red(BUS, 255)).add(
            picture, np.zeros((0, 4), np.float32), np.zeros((0, 6), bool))
        self.assertGreater(len(boxes), 0)
        self.assertTrue((allowed == only(BUS)).all())
        for x1, y1, x2, y2 in boxes.astype(int):
            self.assertGreater(picture[(y1 + y2) // 2, (x1 + x2) // 2, 2], 0)

    def test_what_lets_light_through_leaves_the_picture_as_it_is(self):
        picture = np.full((HEIGHT, WIDTH, 3), 77, np.uint8)
        self.compositor(self.red(BUS, 0)).add(picture, np.zeros((0, 4), np.float32), np.zeros((0, 6), bool))
        self.assertTrue((picture == 77).all())

    def test_nothing_is_put_over_what_is_there(self):
        picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        whole = np.array([[0, 0, WIDTH, HEIGHT]], np.float32)
        boxes, _ = self.compositor(self.red(CAR, 255)).add(picture, whole, only(CAR)[None])
        self.assertEqual(len(boxes), 1)

    def test_outlines_are_cut_out_along_their_edge(self):
        picture = np.full((100, 100, 3), 50, np.uint8)
        part, = outlined(picture, ["3 0.1 0.1 0.6 0.1 0.1 0.6", "44 0 0 1 0 1 1"])
        self.assertEqual((part.kind, part.picture.shape[:2]), (CAR, (51, 51)))
        self.assertEqual((part.opacity[5, 5], part.opacity[45, 45]), (255, 0))

    def test_boxes_that_overlap_or_touch_the_edge_are_not_cut_out(self):
        picture = np.full((100, 100, 3), 50, np.uint8)
        rows = [(BUS, [10, 10, 40, 40]), (BUS, [50, 50, 80, 80]), (CAR, [55, 55, 85, 85]), (BUS, [70, 0, 95, 30])]
        part, = ovals(picture, rows, [BUS])
        self.assertEqual(part.picture.shape[:2], (30, 30))
        self.assertEqual((int(part.opacity[15, 15]), int(part.opacity[0, 0])), (255, 0))


class PseudoLabelTest(unittest.TestCase):
    def test_agreement_scores_higher_than_one_voice(self):
        both = np.array([[0, CAR, 0.8, 0, 0, 10, 10], [1, CAR, 0.6, 1, 0, 11, 10], [0, CAR, 0.8, 50, 50, 60, 60]])
        findings = fuse(both, 2)
        self.assertEqual([f["score"] for f in findings], [0.7, 0.4])

    def test_kinds_of_vehicles_are_voted_on(self):
        rows = np.array([[0, CAR, 0.6, 0, 0, 10, 10], [1, TRUCK, 0.7, 0, 0, 10, 10], [0, TRUCK, 0.5, 0, 0, 10, 10]])
        finding, = fuse(rows, 2)
        self.assertEqual((finding["class"], finding["share"]), (TRUCK, 0.67))


class GoldenTest(unittest.TestCase):
    def test_scaling_keeps_a_constant_and_averages_halves(self):
        np.testing.assert_allclose(weights(7, 3).sum(1), 1)
        np.testing.assert_allclose(weights(4, 2), [[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]])
        np.testing.assert_allclose(weights(2, 4)[1], [0.75, 0.25])


if __name__ == "__main__":
    unittest.main()
