"""An error as AWS's APIs return it."""

import re

from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """`code` is the error's name in the service's API reference, for example `ValidationError`.

    What stands in capitals before the message, as in `OU_DEPTH_LIMIT_EXCEEDED: OUs nest …`, is the `Reason` of errors that have one. It is
    a field of its own: no message of AWS has it.
    """

    def __init__(self, code, message):
        reason, text = re.match(r"(?:([A-Z_]+): )?(.*)", message, re.DOTALL).groups()
        super().__init__(code, text)
        self.code, self.message = code, text
        if reason:
            self.Reason = reason

    def __str__(self):
        return f"{self.code}: {self.message}"
