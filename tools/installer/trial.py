"""What is tried, and what is said when it does not hold."""

from dataclasses import dataclass
from pathlib import Path

from tools.installer.products import Product
from tools.installer.running import BuildError


@dataclass(frozen=True)
class Trial:
    """What is tried, and the Python that it was frozen from; pictures go to `out`."""

    product: Product
    package: Path
    python: Path
    work: Path
    out: Path

    @property
    def name(self) -> str:
        """The name of the package and of its program."""
        return self.product.package


def must(holds: bool, otherwise: str) -> None:
    """BuildError says `otherwise` when something does not hold."""
    if not holds:
        raise BuildError(otherwise)
