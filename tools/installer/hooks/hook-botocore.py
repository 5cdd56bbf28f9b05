"""Of the service descriptions of AWS, those that this project calls; all of them are 30 MB."""

from pathlib import Path

import botocore

SERVICES = (
    "cloudformation",
    "iam",
    "personalize",
    "personalize-events",
    "personalize-runtime",
    "rekognition",
    "s3",
    "signin",
    "sqs",
    "sso",
    "sso-oidc",
    "sts",
)
_DATA = Path(botocore.__file__).parent / "data"

datas = [
    (str(path), str(Path("botocore", "data", path.parent.relative_to(_DATA))))
    for path in sorted(_DATA.rglob("*"))
    if path.is_file() and (path.parent == _DATA or path.relative_to(_DATA).parts[0] in SERVICES)
]
datas.append((str(_DATA.parent / "cacert.pem"), "botocore"))
