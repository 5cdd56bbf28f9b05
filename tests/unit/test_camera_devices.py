"""A camera keeps its name when its number changes."""

import sys
from pathlib import Path

import pytest

from kiosk.adapters.camera_devices import CameraDevices, DeviceNode
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from tests.fakes.plugged_cameras import PluggedCameras

linux = pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")


@pytest.fixture
def cameras(tmp_path: Path) -> PluggedCameras:
    return PluggedCameras(tmp_path)


def test_cameras_are_listed_by_number_without_their_further_nodes(cameras: PluggedCameras) -> None:
    cameras.plug_in(10, "Integrated Camera")
    cameras.plug_in(2, "HD Webcam", serial="A1")
    listed = [str(camera) for camera in cameras.devices.plugged_in()]
    nodes = cameras.devices.nodes
    assert listed == [
        f"HD Webcam ({nodes}/video2, usb-HD_Webcam_A1)",
        f"Integrated Camera ({nodes}/video10)",
    ]


@pytest.mark.parametrize("name", ["HD Webcam", "hd webcam", "usb-HD_Webcam_A1", "Webcam", "A1"])
def test_a_name_finds_its_camera_under_every_number(cameras: PluggedCameras, name: str) -> None:
    cameras.plug_in(4, "Integrated Camera")
    for number in (0, 2):
        node = cameras.plug_in(number, "HD Webcam", serial="A1")
        assert cameras.devices.find(name) == str(node)
        cameras.unplug(number)
    with pytest.raises(CameraError) as caught:
        cameras.devices.find(name)
    assert caught.value.fault is CameraFault.GONE
    assert str(caught.value) == f"There is no camera, file or folder {name!r}."


def test_a_whole_name_is_stronger_than_a_part_of_one(cameras: PluggedCameras) -> None:
    cameras.plug_in(0, "Webcam Pro")
    node = cameras.plug_in(2, "Webcam")
    assert cameras.devices.find("webcam") == str(node)


def test_two_cameras_of_one_name_are_both_named(cameras: PluggedCameras) -> None:
    cameras.plug_in(0, "HD Webcam", serial="A1")
    cameras.plug_in(2, "HD Webcam", serial="B2")
    with pytest.raises(CameraError, match=r"More than one .*'HD Webcam': .*_A1\), .*_B2\)\."):
        cameras.devices.find("HD Webcam")
    assert cameras.devices.find("usb-HD_Webcam_B2") == str(cameras.devices.nodes / "video2")


def test_a_number_is_that_camera_or_the_only_one(cameras: PluggedCameras) -> None:
    node = cameras.plug_in(2, "HD Webcam")
    assert cameras.devices.find("0") == str(node)
    assert cameras.devices.find("3") == str(node)  # not its metadata
    other = cameras.plug_in(0, "Integrated Camera")
    assert cameras.devices.find("0") == str(other)
    assert cameras.devices.find("2") == str(node)
    with pytest.raises(CameraError, match=r"^There is no camera '3'\.$"):
        cameras.devices.find("3")


def test_files_folders_and_the_demo_are_no_devices(cameras: PluggedCameras, tmp_path: Path) -> None:
    assert cameras.devices.find("demo") is None
    assert cameras.devices.find(str(tmp_path)) is None


def test_where_devices_are_not_listed_a_number_goes_to_the_driver(tmp_path: Path) -> None:
    devices = CameraDevices(tmp_path / "none", tmp_path / "none", are_listed=False)
    assert devices.plugged_in() == []
    assert devices.find("1") == "1"


@linux
def test_a_node_is_a_device_by_its_path(cameras: PluggedCameras) -> None:
    assert cameras.devices.find("/dev/null") == "/dev/null"


def test_a_node_that_was_plugged_in_again_is_another(cameras: PluggedCameras) -> None:
    path = cameras.plug_in(0, "HD Webcam")
    node = DeviceNode(str(path))
    assert node.stays()
    cameras.unplug(0)
    assert not node.stays()
    cameras.plug_in(0, "HD Webcam")
    assert not node.stays()


@pytest.mark.parametrize("device", [None, "0"])
def test_what_has_no_node_stays(device: str | None) -> None:
    assert DeviceNode(device).stays()
