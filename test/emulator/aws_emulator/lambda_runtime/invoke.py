"""Takes the place of moto's containers: the function's own code runs in node or python, against this emulator."""

import io
import json
import logging
import os
import re
import subprocess
import tempfile
import zipfile

from moto.awslambda.models import LambdaFunction
from moto.sts.models import sts_backends

from ..settings import settings
from . import inbox, warm

HERE = os.path.dirname(os.path.abspath(__file__))
log = logging.getLogger("aws_emulator.lambda")


def _environment(function, folder):
    session = sts_backends[function.account_id]["aws"].assume_role(
        region_name=function.region,
        role_session_name=function.function_name,
        role_arn=function.role,
        policy="",
        duration=3600,
        external_id="",
    )
    return {
        "PATH": os.environ["PATH"],
        "HOME": folder,
        "NODE_PATH": f"{settings.node_modules}:{HERE}",
        "NODE_NO_WARNINGS": "1",
        "AWS_REGION": function.region,
        "AWS_DEFAULT_REGION": function.region,
        "AWS_ACCESS_KEY_ID": session.access_key_id,
        "AWS_SECRET_ACCESS_KEY": session.secret_access_key,
        "AWS_SESSION_TOKEN": session.session_token,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{os.environ['MOTO_PORT']}",
        "AWS_LAMBDA_FUNCTION_NAME": function.function_name,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.run_time}",
        "LAMBDA_TASK_ROOT": folder,
        "EMULATOR_INBOX_HOST": inbox.HOST,
        "EMULATOR_INBOX_PORT": str(inbox.PORT),
        "EMULATOR_FUNCTION_ARN": function.function_arn,
        "EMULATOR_HASTE": str(settings.haste),
        "EMULATOR_TIMEOUT": str(function.timeout),
        **{k: str(v) for k, v in function.environment_vars.items()},
    }


def run(function, event=None):
    """Drop-in for LambdaFunction._invoke_lambda: (payload, whether it failed, log)."""
    event = event if isinstance(event, str) else json.dumps(event or {})
    timeout = settings.lambda_timeout or int(function.timeout)
    in_node = (function.run_time or "nodejs").startswith("nodejs")
    try:
        output, failed, logs = (_in_node if in_node else _in_python)(function, event, timeout)
    except TimeoutError as error:
        output, failed, logs = json.dumps({"errorMessage": f"Task timed out after {timeout}.00 seconds"}), True, str(error)
    function.logs_backend.ensure_log_group(function.logs_group_name)
    function.save_logs(logs or "(no output)")
    log.log(logging.WARNING if failed else logging.INFO, "%s failed=%s %s", function.function_name, failed, _shortened(logs))
    return output, failed, logs


def _in_node(function, event, timeout):
    key = _key(function)
    runner = warm.take(key) or _start(function)
    try:
        said = runner.invoke(event, timeout)
    except Exception as error:
        runner.stop()
        if isinstance(error, warm.Ended):
            return "null", True, str(error)
        raise
    warm.give_back(key, runner)
    return said


def _key(function):
    """Two invocations with the same one may be of one process."""
    about = (function.code_sha_256, function.handler, function.role, function.timeout, function.last_modified)
    variables = tuple(sorted(function.environment_vars.items()))
    return (function.function_arn, id(function), about, variables, settings.haste, settings.node_modules)


def _unpacked(function):
    folder = tempfile.TemporaryDirectory()
    zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(folder.name)
    return folder


def _start(function):
    folder = _unpacked(function)
    command = ["node", "--require", f"{HERE}/preload.js", f"{HERE}/serve.mjs", folder.name, function.handler]
    return warm.Runner(folder, command, _environment(function, folder.name))


def _in_python(function, event, timeout):
    with _unpacked(function) as folder:
        try:
            ended = subprocess.run(
                ["python3", f"{HERE}/run.py", folder, function.handler],
                input=event,
                capture_output=True,
                text=True,
                cwd=folder,
                env=_environment(function, folder),
                timeout=timeout,
            )
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(str(error.stderr)) from error
    return (ended.stdout.strip().splitlines() or ["null"])[-1], ended.returncode != 0, ended.stderr


def _shortened(text):
    return re.sub(r"\s+", " ", text or "")[-1500:]


LambdaFunction._invoke_lambda = run
