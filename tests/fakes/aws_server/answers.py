"""What a request may be answered with instead of what it asked for."""


class AwsError(Exception):
    """An error as AWS names it; `status` is HTTP's."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
