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
from . import inbox

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


def _command(function, folder):
    if (function.run_time or "nodejs").startswith("nodejs"):
        return ["node", "--require", f"{HERE}/preload.js", f"{HERE}/run.mjs", folder, function.handler]
    return ["python3", f"{HERE}/run.py", folder, function.handler]


def run(function, event=None):
    """Drop-in for LambdaFunction._invoke_lambda: (payload, whether it failed, log)."""
    event = event if isinstance(event, str) else json.dumps(event or {})
    timeout = settings.lambda_timeout or int(function.timeout)
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(folder)
        try:
            ended = subprocess.run(
                _command(function, folder),
                input=event,
                capture_output=True,
                text=True,
                cwd=folder,
                env=_environment(function, folder),
                timeout=timeout,
            )
            output, logs, failed = ended.stdout, ended.stderr, ended.returncode != 0
        except subprocess.TimeoutExpired as error:
            output = json.dumps({"errorMessage": f"Task timed out after {timeout}.00 seconds"})
            logs, failed = str(error.stderr), True
    function.logs_backend.ensure_log_group(function.logs_group_name)
    function.save_logs(logs or "(no output)")
    log.log(logging.WARNING if failed else logging.INFO, "%s failed=%s %s", function.function_name, failed, _shortened(logs))
    return (output.strip().splitlines() or ["null"])[-1], failed, logs


def _shortened(text):
    return re.sub(r"\s+", " ", text or "")[-1500:]


LambdaFunction._invoke_lambda = run
