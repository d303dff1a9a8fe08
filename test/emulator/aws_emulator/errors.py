"""An error as AWS's APIs return it."""

from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """`code` is the error's name in the service's API reference, for example `ValidationError`."""

    def __init__(self, code, message):
        super().__init__(code, message)
        self.code, self.message = code, message

    def __str__(self):
        return f"{self.code}: {self.message}"
