"""A small AWS of our own: Rekognition DetectFaces and Personalize, over real HTTP.

Every request is held against botocore's own service models, so that a wrong one fails here as it
would at AWS; what was sent is kept, so that a right one has its effect.
"""

from tests.fakes.aws_server.answers import AwsError
from tests.fakes.aws_server.server import FakeAws, Fault, Request

__all__ = ["AwsError", "FakeAws", "Fault", "Request"]
