"""The pipeline: find faces, look at each one closely, say what it shows."""

from pathlib import Path
from typing import TypeAlias

from kiosk.adapters.local_faces import expression
from kiosk.adapters.local_faces.age_gender import TraitReader
from kiosk.adapters.local_faces.emotions import EmotionModel, HsEmotion, MeanOfThree
from kiosk.adapters.local_faces.geometry import SAME_FACE, Detection, FaceMesh
from kiosk.adapters.local_faces.mediapipe_models import FaceFinder, MeshFinder
from kiosk.adapters.local_faces.model_files import ModelFiles
from shared.domain.face import BoundingBox, FaceDetail
from shared.ports import Frame

MOST_FACES_READ = 5
"""So many of the largest faces are read; of the others only the place is told."""

MESH_SCORE = 0.5
"""The score of a face that only the landmarker saw: the least it asks of itself."""

_REGION = 2.0
_TIGHT_REGION = 1.4
"""Sides of the region the landmarker sees, in proportion to the detected box."""

_NEAR = 0.2
"""Height of a near face in proportion to the short side of the frame."""


SeenFace: TypeAlias = tuple[FaceMesh, Detection]


class FaceReader:
    """All models, loaded. Detection first: the landmarker alone misses people who stand back."""

    def __init__(self, models_dir: Path, threads: int, hsemotion_model: Path | None) -> None:
        files = ModelFiles(models_dir)
        detector = files.path("face_detection_full_range_sparse.tflite")
        landmarker = files.path("face_landmarker.task")
        self.emotions: EmotionModel = (
            HsEmotion(hsemotion_model, threads)
            if hsemotion_model is not None
            else MeanOfThree(files, threads)
        )
        self.traits = TraitReader(files, threads)
        # Last, because these two must be closed and nothing may fail after them.
        self.finder = FaceFinder(detector)
        self.landmarker = MeshFinder(landmarker)

    def close(self) -> None:
        """MediaPipe's tasks hang at interpreter exit unless they are closed before."""
        self.landmarker.close()
        self.finder.close()

    def locate(self, frame: Frame) -> tuple[BoundingBox, ...]:
        return tuple(bounding_box(found, frame) for found in self.finder.find(frame))

    def read(self, frame: Frame) -> tuple[FaceDetail, ...]:
        meshes, others = self.meshes(frame)
        details = [self._detail(frame, mesh, box) for mesh, box in meshes]
        details.sort(key=lambda detail: detail.bounding_box.area, reverse=True)
        places = [FaceDetail(bounding_box(box, frame), 100 * box.score, ()) for box in others]
        return (*details, *places)

    def meshes(self, frame: Frame) -> tuple[list[SeenFace], list[Detection]]:
        """The largest faces as meshes with their boxes, and the boxes of all others."""
        found = self.finder.find(frame)
        if not _somebody_near(found, frame):
            found = self.finder.find_far(frame, found)
        seen = self._meshes_of(frame, found[:MOST_FACES_READ])
        if not _somebody_near([box for _, box in seen], frame):
            seen += self._close_up(frame, seen)
        return seen, found[MOST_FACES_READ:]

    def _meshes_of(self, frame: Frame, boxes: list[Detection]) -> list[SeenFace]:
        """One mesh for each box that holds a face, each with its own box; none twice."""
        meshes: list[SeenFace] = []
        for box in boxes:
            mesh = self._mesh_of(frame, box)
            if mesh is None:
                continue
            place = mesh.box(box.score)
            if all(place.overlap(other) < SAME_FACE for _, other in meshes):
                meshes.append((mesh, place))
        return meshes

    def _mesh_of(self, frame: Frame, box: Detection) -> FaceMesh | None:
        """The mesh of this face; a wide region may show a neighbour's, so a tight one is next."""
        for scale in (_REGION, _TIGHT_REGION):
            mesh = self.landmarker.mesh(frame, _around(box, scale))
            if mesh is not None and mesh.box(box.score).overlap(box) >= SAME_FACE:
                return mesh
        return None

    def _close_up(self, frame: Frame, known: list[SeenFace]) -> list[SeenFace]:
        """A face that fills the frame is too near for the detector, not for the landmarker."""
        height, width = frame.shape[:2]
        mesh = self.landmarker.mesh(frame, Detection(0, 0, width, height, MESH_SCORE))
        if mesh is None:
            return []
        place = mesh.box(MESH_SCORE)
        return [] if any(place.overlap(box) >= SAME_FACE for _, box in known) else [(mesh, place)]

    def _detail(self, frame: Frame, mesh: FaceMesh, box: Detection) -> FaceDetail:
        traits = self.traits.read(frame, mesh.points)
        seven = self.emotions.probabilities(frame, mesh.points)
        return FaceDetail(
            bounding_box=bounding_box(box, frame),
            confidence=100 * box.score,
            emotions=expression.emotion_scores(seven, mesh.blendshapes),
            age_range=traits.age_range,
            gender=traits.gender,
            smile=expression.smile(mesh),
            eyeglasses=traits.eyeglasses,
            sunglasses=None,  # nothing measured tells them from glasses honestly
            beard=traits.beard,
            mustache=traits.mustache,
            eyes_open=expression.eyes_open(mesh),
            mouth_open=expression.mouth_open(mesh),
            pose=expression.pose(mesh.rotation),
        )


def bounding_box(box: Detection, frame: Frame) -> BoundingBox:
    """The part of a box that lies in the frame, as ratios of the frame."""
    height, width = frame.shape[:2]
    left, right = (min(max(x / width, 0.0), 1.0) for x in (box.x, box.x + box.width))
    top, bottom = (min(max(y / height, 0.0), 1.0) for y in (box.y, box.y + box.height))
    return BoundingBox(left, top, right - left, bottom - top)


def _somebody_near(boxes: list[Detection], frame: Frame) -> bool:
    return any(box.height >= _NEAR * min(frame.shape[:2]) for box in boxes)


def _around(box: Detection, scale: float) -> Detection:
    side = max(box.width, box.height) * scale
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return Detection(x - side / 2, y - side / 2, side, side, box.score)
