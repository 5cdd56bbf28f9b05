"""What each flower is made of: rings of petals, their curve in space, their colours."""

from dataclasses import dataclass, field, replace

from admin.adapters.painter.colour import Floats, ink


@dataclass(frozen=True)
class Ring:
    """Petals around the axis: lengths and widths in flower radii, rise at base and tip in degrees.

    `rise` 90 stands up along the axis, 0 lies flat, below 0 hangs back. `point` 0 is a round tip,
    1 a pointed one. `cup` bends the sides up, `ruffle` waves the rim.
    """

    count: int
    length: float
    width: float
    rise: tuple[float, float]
    cup: float = 0.25
    point: float = 0.3
    ruffle: float = 0.0
    start: float = 0.04
    dark: float = 1.0


@dataclass(frozen=True)
class Bloom:
    """A kind of flower. `form` is how it stands: head, spike, ball or bough (on a tree)."""

    rings: tuple[Ring, ...]
    colours: tuple[tuple[str, str, str], ...]
    heart: str = "none"
    heart_colours: tuple[str, str] = ("#e8b830", "#7a4a12")
    heart_size: float = 0.2
    form: str = "head"
    tilt: float = 48.0
    leaf: str = "blade"
    size: float = 1.0
    extra: dict[str, float] = field(default_factory=dict[str, float])

    def tinted(self, *colours: tuple[str, str, str]) -> "Bloom":
        """The same flower in other colours (base, middle, tip)."""
        return replace(self, colours=colours)


def petal_inks(colours: tuple[str, str, str]) -> tuple[Floats, Floats, Floats]:
    """Base, middle and tip as linear colours."""
    return ink(colours[0]), ink(colours[1]), ink(colours[2])


_ROSE = (
    Ring(6, 1.0, 0.52, (35, -12), cup=0.30, point=0.12, ruffle=0.06),
    Ring(6, 0.86, 0.48, (52, 18), cup=0.40, point=0.10, ruffle=0.05, dark=0.95),
    Ring(5, 0.72, 0.42, (66, 48), cup=0.55, point=0.08, ruffle=0.04, dark=0.85),
    Ring(5, 0.56, 0.34, (76, 74), cup=0.75, point=0.05, dark=0.72),
    Ring(4, 0.42, 0.24, (84, 96), cup=0.9, point=0.05, dark=0.58),
)
_PEONY = (
    Ring(8, 1.0, 0.42, (30, 5), cup=0.35, point=0.05, ruffle=0.12),
    Ring(8, 0.86, 0.40, (50, 30), cup=0.5, point=0.0, ruffle=0.14, dark=0.95),
    Ring(9, 0.70, 0.32, (64, 62), cup=0.6, point=0.0, ruffle=0.16, dark=0.88),
    Ring(9, 0.52, 0.25, (74, 88), cup=0.7, point=0.0, ruffle=0.18, dark=0.78),
)
_LOTUS = (
    Ring(9, 1.0, 0.30, (22, 42), cup=0.45, point=0.75),
    Ring(8, 0.92, 0.30, (42, 60), cup=0.5, point=0.72, dark=0.97),
    Ring(7, 0.80, 0.27, (58, 78), cup=0.6, point=0.7, dark=0.92),
    Ring(5, 0.62, 0.22, (70, 92), cup=0.7, point=0.66, dark=0.85),
)

BLOOMS: dict[str, Bloom] = {
    "rose": Bloom(
        _ROSE,
        (("#7d0f22", "#c3203a", "#e8586a"), ("#b0486a", "#e88ba4", "#f8c8d2")),
        tilt=42, leaf="oval",
    ),
    "peony": Bloom(
        _PEONY,
        (("#b23a6b", "#e788ab", "#fbd3df"), ("#c65a86", "#f0a9c2", "#fff0f2")),
        tilt=40, leaf="oval", size=1.15,
    ),
    "tulip": Bloom(
        (
            Ring(3, 1.25, 0.62, (62, 84), cup=0.75, point=0.42),
            Ring(3, 1.18, 0.58, (74, 92), cup=0.8, point=0.40, dark=0.9),
        ),
        (("#e8a020", "#d8262c", "#f26a50"), ("#c83a74", "#f080a8", "#ffc8d8"),
         ("#d88a10", "#f6c433", "#ffe78a"), ("#4c1a54", "#7a2f86", "#b06cc0")),
        tilt=78, leaf="strap", size=0.85,
    ),
    "sunflower": Bloom(
        (
            Ring(19, 1.0, 0.13, (8, -14), cup=0.2, point=0.85, start=0.36),
            Ring(17, 0.92, 0.12, (22, 6), cup=0.2, point=0.85, start=0.36, dark=0.9),
        ),
        (("#c87808", "#f4b216", "#ffd94a"),),
        heart="disk", heart_colours=("#8a5a1a", "#2a1606"), heart_size=0.42,
        tilt=24, leaf="oval", size=1.5,
    ),
    "daisy": Bloom(
        (Ring(17, 1.0, 0.13, (10, -4), cup=0.2, point=0.2, start=0.18),),
        (("#dfe4ea", "#fdfdf8", "#ffffff"), ("#f0d8e4", "#fbeef2", "#ffffff")),
        heart="disk", heart_colours=("#ffd23a", "#c8860f"), heart_size=0.26, tilt=50, size=0.62,
    ),
    "poppy": Bloom(
        (
            Ring(3, 1.0, 0.80, (34, 14), cup=0.35, point=0.0, ruffle=0.10),
            Ring(3, 0.92, 0.74, (50, 36), cup=0.45, point=0.0, ruffle=0.12, dark=0.9),
        ),
        (("#4a0a08", "#d8280f", "#f8603a"), ("#5a1408", "#e84a1a", "#ff9058")),
        heart="stamens", heart_colours=("#2a1a20", "#0e080c"), heart_size=0.2, tilt=50, size=0.9,
    ),
    "iris": Bloom(
        (
            Ring(3, 1.15, 0.42, (30, -75), cup=-0.15, point=0.15, ruffle=0.10),
            Ring(3, 1.0, 0.38, (66, 104), cup=0.6, point=0.1, ruffle=0.08, dark=0.95),
        ),
        (("#e8c23a", "#4a35a8", "#7a68d8"), ("#e8d880", "#8a6ad0", "#c4b0f0")),
        tilt=74, leaf="strap", size=0.95,
    ),
    "lily": Bloom(
        (Ring(6, 1.15, 0.24, (62, -30), cup=0.3, point=0.75, ruffle=0.04),),
        (("#a8c070", "#fbf2ea", "#ffffff"), ("#c85a20", "#f08a3a", "#ffb870")),
        heart="stamens", heart_colours=("#c87820", "#7a3a10"), heart_size=0.25, tilt=40,
        leaf="strap",
    ),
    "lotus": Bloom(
        _LOTUS, (("#fbeef0", "#f6bcd0", "#e0668f"), ("#fffdf2", "#fbf4ee", "#f2cfd8")),
        heart="disk", heart_colours=("#f0d060", "#b89a30"), heart_size=0.2, tilt=66, leaf="pad",
        size=1.2,
    ),
    "cherry blossom": Bloom(
        (Ring(5, 1.0, 0.46, (24, 10), cup=0.3, point=0.0, ruffle=0.05),),
        (("#e07a9c", "#fbd0dc", "#fff4f5"), ("#d86088", "#f6b4c8", "#fde6ec")),
        heart="stamens", heart_colours=("#e8a860", "#b84a68"), heart_size=0.16, form="bough",
        tilt=30, size=0.6,
    ),
    "lavender": Bloom(
        (Ring(4, 1.0, 0.5, (40, 20), cup=0.3, point=0.3),),
        (("#4a3688", "#7a62c0", "#b4a0e4"), ("#5a3a90", "#8f74c8", "#c8b4ec")),
        form="spike", size=0.7, extra={"tall": 3.2, "slim": 0.34},
    ),
    "delphinium": Bloom(
        (Ring(5, 1.0, 0.5, (30, 10), cup=0.3, point=0.1),),
        (("#1a2f90", "#3a5ad0", "#86a4f4"), ("#4a2a98", "#7a52d0", "#b49cf0"),
         ("#c05a90", "#e898bc", "#fad6e4")),
        form="spike", size=1.0, extra={"tall": 4.6, "slim": 0.8},
    ),
    "hydrangea": Bloom(
        (Ring(4, 1.0, 0.55, (18, 8), cup=0.2, point=0.05),),
        (("#5a70c8", "#8aa4e8", "#cfdcf8"), ("#a060b4", "#cf9ade", "#f0d8f4"),
         ("#d070a0", "#f0a8c8", "#fde0ec")),
        form="ball", leaf="oval", size=1.25,
    ),
    "allium": Bloom(
        (Ring(6, 1.0, 0.2, (30, 20), cup=0.2, point=0.7),),
        (("#5a2a80", "#9a5cc0", "#cfa4e8"),), form="ball", size=0.9,
    ),
    "camellia": Bloom(
        _PEONY[:3], (("#8a0f24", "#d02a44", "#f0788a"), ("#d89aa8", "#fbe4e6", "#ffffff")),
        heart="stamens", heart_colours=("#f6cc4a", "#c88a18"), heart_size=0.28, tilt=36,
        leaf="oval",
    ),
    "chrysanthemum": Bloom(
        (
            Ring(22, 1.0, 0.09, (14, -8), cup=0.4, point=0.4),
            Ring(20, 0.86, 0.09, (34, 16), cup=0.5, point=0.4, dark=0.95),
            Ring(16, 0.68, 0.09, (54, 44), cup=0.6, point=0.4, dark=0.88),
            Ring(12, 0.48, 0.09, (72, 80), cup=0.7, point=0.4, dark=0.78),
        ),
        (("#b86a08", "#efb020", "#ffe07a"), ("#8a1f3a", "#c8486a", "#eca0b4"),
         ("#d8d0c0", "#fbf6ee", "#ffffff")),
        tilt=38, leaf="oval",
    ),
    "cosmos": Bloom(
        (Ring(8, 1.0, 0.34, (12, 4), cup=0.15, point=0.0, ruffle=0.06, start=0.1),),
        (("#8a1f5a", "#d85a9c", "#f8b8d8"), ("#c898b4", "#fbeaf2", "#ffffff"),
         ("#6a0f3a", "#a8285c", "#d86a94")),
        heart="disk", heart_colours=("#ffd040", "#c8820c"), heart_size=0.16, tilt=46, size=0.8,
    ),
    "cornflower": Bloom(
        (
            Ring(12, 1.0, 0.17, (22, 6), cup=0.4, point=0.0, ruffle=0.2),
            Ring(9, 0.6, 0.14, (54, 40), cup=0.4, point=0.3, dark=0.8),
        ),
        (("#1c2c90", "#3c5ee0", "#8aa8ff"),), tilt=46, size=0.6,
    ),
    "dandelion": Bloom(
        (Ring(6, 1.0, 0.1, (30, 20)),), (("#b8b8b0", "#f2f2ec", "#ffffff"),), form="clock",
        size=0.8,
    ),
    "magnolia": Bloom(
        (
            Ring(6, 1.1, 0.40, (40, 62), cup=0.55, point=0.25),
            Ring(4, 1.0, 0.36, (64, 84), cup=0.65, point=0.25, dark=0.95),
        ),
        (("#b03a78", "#f0b8d0", "#fff2f4"), ("#d8c8a0", "#fdf8ee", "#ffffff")),
        form="bough", tilt=66, size=1.0,
    ),
}  # fmt: skip
"""Every flower the painter knows, by its English name."""
