"""The command `kiosks`: how every kiosk of the site is."""

import argparse

from admin.screens.console import Console, kiosks
from admin.services.fleet import Fleet, KioskReport
from admin.services.fleet_findings import Level
from shared.domain.errors import EmotionGardenError, NothingMatchedError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `kiosks` takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object a kiosk")
    parser.add_argument("--forget", metavar="KIOSK_ID", help="delete what it told; it is gone")


class FleetCommand:
    """Looks at the kiosks from a terminal; 1 when one of them needs somebody."""

    def __init__(self, fleet: Fleet, console: Console) -> None:
        self._fleet = fleet
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        if given.forget is not None:
            self._fleet.forget(given.forget)
            self._console.say(f"{given.forget} is forgotten; if it still runs, it comes back")
            return 0
        report = self._fleet.look()
        if not report.kiosks:
            raise NothingMatchedError("no kiosk has told this store how it is")
        for kiosk in report.kiosks:
            if given.json:
                self._line(kiosk)
            else:
                self._text(kiosk)
        if report.left_out:
            self._console.say(f"not read, as they are too many: {report.left_out}")
        ill = [kiosk.kiosk_id for kiosk in report.kiosks if kiosk.level is not Level.GOOD]
        if ill:
            need = "needs" if len(ill) == 1 else "need"
            self._console.say(f"{len(ill)} of {kiosks(len(report.kiosks))} {need} somebody")
        return EmotionGardenError.exit_code if ill else 0

    def _line(self, kiosk: KioskReport) -> None:
        from admin.presenters.fleet_words import sentence  # Qt only where its words are wanted

        self._console.line(
            kiosk_id=kiosk.kiosk_id,
            level=kiosk.level.name.lower(),
            heard_s=None if kiosk.heard_s is None else round(kiosk.heard_s),
            findings=[
                {"matter": f.matter, "level": f.level.name.lower(), "sentence": sentence(f)}
                for f in kiosk.findings
            ],
            status=kiosk.status.to_json() if kiosk.status else None,
        )

    def _text(self, kiosk: KioskReport) -> None:
        from admin.presenters.fleet_words import ago, level_name, sentences

        heard = "" if kiosk.heard_s is None else f"heard {ago(kiosk.heard_s)}"
        self._console.text(f"{level_name(kiosk):14}{kiosk.kiosk_id:22}  {heard}".rstrip())
        for words in sentences(kiosk):
            self._console.text(f"{'':14}{words}")
