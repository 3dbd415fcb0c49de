"""What is learnt from, what chooses, and what is held out."""
import numpy as np


from dataset import NAB_HELD_OUT, spans
from faults import KINDS, LENGTHS
from network import PAST
from samples import coarser, disturbed, ends, episodes, join, normal, varied

# Places that nothing is learnt from, by group. Of "noise" and of NAB's held-out folders: all.
HELD_OUT = {"footfall": ("DortmundSq", "AlbionStNorth"),
            "air": ("Huairou PM2.5", "Huairou PM10", "Huairou SO2", "Huairou NO2", "Huairou CO", "Huairou O3"),
            "river": ("PS. Depok", "PS. Pesanggrahan", "PS. Krukut Hulu")}
# Windows to learn from, by group; nearly half of them with a fault.
LEARNT = {"footfall": 9000, "air": 11000, "river": 6000, "noise elsewhere": 8000, "realAWSCloudwatch": 9000,
          "realAdExchange": 4000, "realTweets": 9000, "artificialNoAnomaly": 600, "artificialWithAnomaly": 900}
# Groups whose places are also learnt from by means over some steps.
COARSER = {"realTweets": (3, 12), "realAWSCloudwatch": (3,), "noise elsewhere": (5,)}
# Share of a series, from its begin, that is learnt from; the rest chooses the epoch and the threshold.
LEARNT_SHARE = 0.8
NORMAL_OF_A_GROUP, EPISODES_OF_A_KIND = 4000, 20
# Of NAB's labelled series only every third value counts: they are long, and an event is.
LABELLED_EVERY = 3


def places_to_learn(groups, group):
    """The group's places that are not held out. Of stations no channel of a held-out one."""
    stations = {name.split(" PM2.5")[0] for name in HELD_OUT.get(group, ()) if name.endswith("PM2.5")}
    known = [place for name, place in groups[group].items()
             if name not in HELD_OUT.get(group, ()) and not any(name.startswith(station + " ") for station in stations)]
    return known + [coarser(place, factor) for factor in COARSER.get(group, ()) for place in known]


def drawn(at, count, random):
    return np.sort(random.choice(at, min(count, len(at)), replace=False)) if len(at) else at


def part(groups, labels, counts, random, later, normal_share):
    """Windows of the earlier or the later part of every known series; of NAB away from its labels."""
    parts = []
    for group, count in counts.items():
        places = places_to_learn(groups, group)
        for place in places:
            bound = int(len(place.values) * LEARNT_SHARE)
            avoid = spans(place, labels.get(place.name.split(" by ")[0], ()))
            at = ends(place, bound if later else 0, len(place.values) if later else bound, avoid, 200)
            here = drawn(at, max(1, round(count / len(places))), random)
            usual = random.random(len(here)) < normal_share
            parts += [normal(place, here[usual])] if usual.any() else []
            parts += [disturbed(place, here[~usual], random)] if (~usual).any() else []
    return join(parts)


def learnt(groups, labels, random):
    return varied(part(groups, labels, LEARNT, random, later=False, normal_share=0.55), random)


def validation(groups, labels, random):
    counts = {group: count // 3 for group, count in LEARNT.items() if not group.startswith("artificial")}
    return part(groups, labels, counts, random, later=True, normal_share=0.7)


def with_faults(places, labels, random):
    """Normal windows of held-out places, and every window of faults that are put into them."""
    parts, number = [], 0
    for place in places:
        avoid = spans(place, labels.get(place.name, ()))
        at = ends(place, PAST, len(place.values), avoid, 200)
        parts.append(normal(place, drawn(at, NORMAL_OF_A_GROUP // len(places), random)))
        longest = max(high for _, high in LENGTHS.values())
        begins = {kind: drawn(at[at < len(place.values) - longest], -(-EPISODES_OF_A_KIND // len(places)), random)
                  for kind in KINDS}
        found = episodes(place, begins, KINDS, random, number)
        number += len(found)
        parts += found
    return join(parts)


def as_labelled(places, labels):
    """Windows of NAB's series after the first 15 %, as NAB counts them; an episode is a labelled span."""
    parts, number = [], 0
    for place in places:
        first = place.values.shape[0] - int(0.85 * (place.values.shape[0] - PAST + 144))
        at = ends(place, first, len(place.values))[::LABELLED_EVERY]
        found = normal(place, at)
        for begin, end in spans(place, labels.get(place.name, ())):
            inside = (at >= begin) & (at < end)
            found.abnormal[inside] = True
            found.episode[inside] = number
            number += inside.any()
        parts.append(found)
    return join(parts)


def tests(groups, labels, random):
    """Samples by name: faults put into places never seen, and what people labelled in series never seen."""
    made = {name: [groups[name][place] for place in places] for name, places in HELD_OUT.items()}
    made["noise"] = list(groups["noise"].values())
    made["road traffic"] = list(groups["realTraffic"].values())
    found = {f"{name}, faults put in": with_faults(places, labels, random) for name, places in made.items()}
    for folder in NAB_HELD_OUT:
        found[f"NAB {folder}, as labelled"] = as_labelled(groups[folder].values(), labels)
    return found
