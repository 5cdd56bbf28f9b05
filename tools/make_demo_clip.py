"""Make the demo camera's clip: a visitor walks in, stands before the kiosk and leaves.

The person is NASA's portrait of Eileen Collins (public domain), which scikit-image ships; she is
cut out of the photograph and walks before a soft studio wall in its colours. Run it in an
environment of its own, since the product itself does not need scikit-image:

    uv run --no-project --with scikit-image --with opencv-contrib-python --with av \
        tools/make_demo_clip.py resources/demo_camera/visitor.mp4
"""

import argparse
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import skimage.data

WIDTH, HEIGHT, FPS = 1280, 720, 30
SECONDS = 12
BITS_PER_SECOND = 1_700_000
EYES = (224.0, 104.0)  # in the photograph
NECK = (222.0, 190.0)
EYE_LEVEL = 300.0  # in the clip


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the demo camera's clip.")
    parser.add_argument("clip", type=Path)
    clip: Path = parser.parse_args().clip
    photograph = np.ascontiguousarray(skimage.data.astronaut()[..., ::-1])
    person = cut_out(photograph)
    wall = studio_wall(photograph, np.random.default_rng(1))
    write(clip, (compose(person, wall, n / FPS) for n in range(SECONDS * FPS)))


def cut_out(photograph: np.ndarray) -> np.ndarray:
    """The person with a soft edge: 512 x 512 x 4, 32-bit floats, colours premultiplied by alpha."""
    sure, maybe = int(cv2.GC_FGD), int(cv2.GC_PR_FGD)
    mask = np.full(photograph.shape[:2], cv2.GC_BGD, np.uint8)
    suit = [(8, 511), (14, 420), (36, 300), (100, 205), (330, 215), (364, 290), (366, 400)]
    cv2.ellipse(mask, (226, 105), (84, 96), 0, 0, 360, maybe, -1)
    cv2.fillPoly(mask, [np.array([*suit, (366, 511)])], maybe)
    cv2.ellipse(mask, (389, 457), (114, 114), 0, 0, 360, maybe, -1)
    cv2.ellipse(mask, (222, 115), (45, 70), 0, 0, 360, sure, -1)
    cv2.ellipse(mask, (208, 222), (90, 66), 14, 0, 360, sure, -1)
    cv2.fillPoly(
        mask,
        [np.array([(60, 511), (62, 380), (120, 270), (290, 270), (350, 400), (360, 511)])],
        sure,
    )
    cv2.ellipse(mask, (389, 457), (106, 106), 0, 0, 360, sure, -1)
    background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(photograph, mask, None, background, foreground, 8, cv2.GC_INIT_WITH_MASK)
    alpha = np.isin(mask, (sure, maybe)).astype(np.float32)
    alpha = cv2.morphologyEx(alpha, cv2.MORPH_CLOSE, np.ones((5, 5)))
    alpha = cv2.erode(alpha, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)))
    alpha = cv2.GaussianBlur(alpha, (0, 0), 1.2)[..., None]
    return np.concatenate([photograph.astype(np.float32) * alpha, alpha], axis=2)


def studio_wall(photograph: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A mottled, softly lit wall in the colours of the photograph's own: 720 x 1280 x 3 floats."""
    colour = np.median(photograph[20:180, 320:380].reshape(-1, 3), axis=0)
    clouds = np.zeros((HEIGHT, WIDTH), np.float32)
    for cells, strength in ((3, 6.0), (6, 3.5), (12, 1.5)):
        noise = random.normal(0, strength, (cells, cells * 16 // 9)).astype(np.float32)
        clouds += cv2.resize(noise, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    light = 1.04 - 0.42 * ((x / WIDTH - 0.45) ** 2 + 0.8 * (y / HEIGHT - 0.35) ** 2)
    wall = (colour + clouds[..., None]) * light[..., None]
    return wall.clip(0, 255).astype(np.float32)


def compose(person: np.ndarray, wall: np.ndarray, t: float) -> np.ndarray:
    """The frame at `t` seconds: 720 x 1280 x 3, BGR."""
    arrives, leaves = smooth((t - 0.3) / 2.6), smooth((t - 9.6) / 2.3)
    walking = max(bump((t - 0.3) / 2.6), bump((t - 9.6) / 2.3))
    scale = 1.05 + 0.95 * (arrives - leaves) + 0.008 * math.sin(2 * math.pi * t / 4)
    x = 640 + 960 * (1 - arrives) - 960 * leaves + 5 * math.sin(2 * math.pi * t / 6)
    y = (
        EYE_LEVEL
        + 3 * math.sin(2 * math.pi * t / 4)
        + 7 * walking * math.sin(2 * math.pi * 1.8 * t)
    )
    lean = 0.5 * math.sin(2 * math.pi * t / 6) + 1.2 * walking * math.sin(2 * math.pi * 0.9 * t)
    place = cv2.getRotationMatrix2D(EYES, lean, scale)
    place[:, 2] += (x - EYES[0], y - EYES[1])
    layer = cv2.warpAffine(turn_head(person, t), place, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC)
    alpha = layer[..., 3:].clip(0, 1)
    return (layer[..., :3] + wall * (1 - alpha)).clip(0, 255).astype(np.uint8)


def turn_head(person: np.ndarray, t: float) -> np.ndarray:
    """The head tilts and nods a little on the neck; the body stays."""
    tilt = math.radians(1.8 * math.sin(2 * math.pi * t / 4 + 0.6))
    side, nod = 2.2 * math.sin(2 * math.pi * t / 3), 1.4 * math.sin(2 * math.pi * t / 2.4)
    y, x = np.mgrid[0 : person.shape[0], 0 : person.shape[1]].astype(np.float32)
    weight = np.clip((NECK[1] + 25 - y) / 70, 0, 1)
    weight = weight * weight * (3 - 2 * weight)
    dx, dy = x - NECK[0], y - NECK[1]
    turned_x = NECK[0] + dx * math.cos(tilt) - dy * math.sin(tilt) - side
    turned_y = NECK[1] + dx * math.sin(tilt) + dy * math.cos(tilt) - nod
    map_x, map_y = x + weight * (turned_x - x), y + weight * (turned_y - y)
    return cv2.remap(person, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def smooth(x: float) -> float:
    """From 0 to 1 with a gentle start and end."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def bump(x: float) -> float:
    """0 outside 0..1, one in its middle."""
    return math.sin(math.pi * x) if 0 < x < 1 else 0.0


def write(clip: Path, frames: Iterator[np.ndarray]) -> None:
    """MPEG-4 part 2: every OpenCV wheel decodes it, and cheaply."""
    with av.open(str(clip), "w") as container:
        stream = container.add_stream("mpeg4", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.bit_rate, stream.time_base = BITS_PER_SECOND, Fraction(1, FPS)
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="bgr24")))
        container.mux(stream.encode())


if __name__ == "__main__":
    main()
