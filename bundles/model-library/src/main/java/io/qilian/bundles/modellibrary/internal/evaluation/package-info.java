/**
 * How well a version answers labelled pictures. Average precision as in Everingham et al., The Pascal Visual Object Classes
 * Challenge: A Retrospective (IJCV 2015), over all points, and as in the evaluation of COCO (Lin et al., Microsoft COCO,
 * ECCV 2014; cocoapi, PythonAPI/pycocotools/cocoeval.py), over 101 recalls.
 */
package io.qilian.bundles.modellibrary.internal.evaluation;
