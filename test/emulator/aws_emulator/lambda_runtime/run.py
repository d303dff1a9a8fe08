"""python3 run.py <folder> <module.handler> < event: prints the handler's result as the last line of standard output."""

import importlib
import json
import os
import sys
import traceback


class Context:
    log_stream_name, aws_request_id = "local", "request"
    function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
    invoked_function_arn = os.environ["EMULATOR_FUNCTION_ARN"]


def main():
    folder, handler = sys.argv[1:3]
    sys.path.insert(0, folder)
    output, sys.stdout = sys.stdout, sys.stderr
    module, name = handler.rsplit(".", 1)
    try:
        result = getattr(importlib.import_module(module), name)(json.load(sys.stdin), Context())
        print(json.dumps(result), file=output)
    except BaseException as error:
        traceback.print_exc()
        print(json.dumps({"errorType": type(error).__name__, "errorMessage": str(error)}), file=output)
        sys.exit(1)


main()
