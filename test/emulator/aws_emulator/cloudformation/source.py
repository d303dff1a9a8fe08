"""Where a template's text comes from: the request's body, an S3 address, or the stack as it is."""

import re
from urllib.parse import unquote, urlsplit

from botocore.exceptions import ClientError

from ..client import Api
from .template import check_size, refuse


def fetch(url, account, region):
    """The text behind an S3 address, path style (also with the emulator's own host in it) or virtual-host style."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", unquote(parts.path.lstrip("/"))
    if re.match(r"s3[.-]|localhost$|(\d+\.){3}\d+$", host):
        bucket, _, key = path.partition("/")
    else:
        bucket, key = host.split(".s3")[0], path
    try:
        return Api("s3", account, region).get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    except ClientError as error:
        refuse(f"S3 error: {error.response['Error']['Message']} ({bucket}/{key})")


def text_of(call, stack=None):
    params = call.params
    if params.get("UsePreviousTemplate"):
        if stack is None:
            refuse("UsePreviousTemplate needs an existing stack")
        return stack.text
    if params.get("TemplateBody"):
        check_size(params["TemplateBody"], by_url=False)
        return params["TemplateBody"]
    if params.get("TemplateURL"):
        text = fetch(params["TemplateURL"], call.account, call.region)
        check_size(text, by_url=True)
        return text
    refuse("Either Template URL or Template Body must be specified.")
