"""The doctor examines every part and tells needed from useful."""

from pathlib import Path

import pytest

from kiosk.adapters.no_camera import NoCamera
from kiosk.services.doctor import examine_camera, examine_devices
from shared.domain.errors import CameraError, MissingPartError
from shared.services.doctor import Check, can_run, examine, examine_folder
from tests.fakes.plugged_cameras import PluggedCameras


def no_camera() -> str:
    raise CameraError("there is no camera 0")


def no_models() -> str:
    raise MissingPartError("faceres.onnx is missing")


def test_every_part_is_examined_even_after_a_missing_one() -> None:
    checks = [
        Check("models", True, no_models),
        Check("camera", False, no_camera),
        Check("disk", True, lambda: "80 GB free"),
    ]
    findings = list(examine(checks))
    assert [str(finding).split() for finding in findings] == [
        ["MISSING", "models", "faceres.onnx", "is", "missing"],
        ["without", "camera", "there", "is", "no", "camera", "0"],
        ["works", "disk", "80", "GB", "free"],
    ]


def test_what_is_certain_to_fail_like_another_is_tried_once() -> None:
    asked: list[str] = []

    def of(name: str, *, is_of_all: bool) -> Check:
        def ask() -> str:
            asked.append(name)
            error = MissingPartError(f"{name} failed")
            error.is_of_all = is_of_all
            raise error

        return Check(name, False, ask, "the store")

    checks = [of("read", is_of_all=False), of("write", is_of_all=True), of("list", is_of_all=True)]
    found = [finding for finding in examine([*checks, Check("disk", True, lambda: "80 GB free")])]
    assert asked == ["read", "write"]
    assert [str(finding)[24:] for finding in found] == [
        "read failed",
        "write failed; nothing else was tried there",
        "80 GB free",
    ]


def test_a_kiosk_runs_without_what_is_not_needed() -> None:
    assert can_run(examine([Check("camera", False, no_camera)]))


def test_a_kiosk_does_not_run_without_what_is_needed() -> None:
    assert not can_run(examine([Check("models", True, no_models)]))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(MissingPartError, match=r"file/data cannot be written: Not a directory"):
        examine_folder(file / "data")


def test_a_camera_is_closed_again_even_when_it_gives_no_frame() -> None:
    with pytest.raises(CameraError, match="no camera"):
        examine_camera(NoCamera())


def test_every_camera_that_is_plugged_in_is_named(tmp_path: Path) -> None:
    cameras = PluggedCameras(tmp_path)
    with pytest.raises(MissingPartError, match="no camera is plugged in"):
        examine_devices(cameras.devices.plugged_in())
    cameras.plug_in(0, "HD Webcam", serial="A1")
    cameras.plug_in(2, "Integrated Camera")
    dev = cameras.devices.nodes
    assert examine_devices(cameras.devices.plugged_in()) == (
        f"HD Webcam ({dev}/video0, usb-HD_Webcam_A1); Integrated Camera ({dev}/video2)"
    )
