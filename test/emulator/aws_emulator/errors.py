"""An error as AWS's APIs return it."""

import re

from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """`code` is the error's name in the service's API reference, for example `ValidationError`.

    What stands in capitals before the message, as in `OU_DEPTH_LIMIT_EXCEEDED: OUs nest …`, is the `Reason` of errors that have one.
    """

    def __init__(self, code, message):
        super().__init__(code, message)
        self.code, self.message = code, message
        reason = re.match(r"([A-Z_]+): ", message)
        if reason:
            self.Reason = reason[1]

    def __str__(self):
        return f"{self.code}: {self.message}"
