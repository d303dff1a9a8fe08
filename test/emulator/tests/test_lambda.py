"""Functions: what they answer, how they end, and what is kept between events."""

import io
import json
import time
import zipfile

from aws_emulator import clock

from .support import EmulatorTest, client, switch, trust_policy

COUNTS = "let n = 0; exports.handler = async (event) => ({ n: ++n, event });"


def zipped(code):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.js", code)
    return packed.getvalue()


class Functions(EmulatorTest):
    def function(self, code, timeout=10):
        role = client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust_policy("lambda.amazonaws.com")))
        client("lambda").create_function(
            FunctionName="f",
            Runtime="nodejs22.x",
            Role=role["Role"]["Arn"],
            Handler="index.handler",
            Code={"ZipFile": zipped(code)},
            Timeout=timeout,
        )

    def invoke(self, **event):
        answer = client("lambda").invoke(FunctionName="f", Payload=json.dumps(event))
        return json.loads(answer["Payload"].read()), answer.get("FunctionError")

    def test_a_module_is_loaded_once_and_again_for_other_code(self):
        self.function(COUNTS)
        self.assertEqual([self.invoke(x=x)[0] for x in "ab"], [{"n": 1, "event": {"x": "a"}}, {"n": 2, "event": {"x": "b"}}])
        client("lambda").update_function_code(FunctionName="f", ZipFile=zipped(COUNTS.replace("let n = 0", "let n = 10")))
        self.assertEqual(self.invoke()[0]["n"], 11)

    def test_one_that_throws_fails_and_takes_the_next_event(self):
        self.function("exports.handler = async ({ bad }) => { if (bad) throw new TypeError('no'); return 'fine'; };")
        said, failed = self.invoke(bad=True)
        self.assertEqual((said["errorType"], said["errorMessage"], failed), ("TypeError", "no", "Handled"))
        self.assertEqual(self.invoke(), ("fine", None))

    def test_one_that_ends_its_process_fails_and_another_takes_the_next_event(self):
        self.function("exports.handler = async ({ end }) => { if (end) process.exit(3); return 'fine'; };")
        self.assertEqual(self.invoke(end=True)[1], "Handled")
        self.assertEqual(self.invoke(), ("fine", None))

    def test_one_that_takes_too_long_is_ended(self):
        self.function("exports.handler = ({ wait }) => (wait ? new Promise(() => setInterval(() => {}, 50)) : 'x');", 1)
        said, failed = self.invoke(wait=True)
        self.assertEqual((said, failed), ({"errorMessage": "Task timed out after 1.00 seconds"}, "Handled"))

    def test_one_with_a_callback_or_without_an_answer_is_done_when_nothing_is_left(self):
        self.function("exports.handler = ({ say }, context, done) => { if (say) setTimeout(() => done(null, say), 5); };")
        self.assertEqual([self.invoke(say="a")[0], self.invoke()[0], self.invoke(say="b")[0]], ["a", None, "b"])

    def test_what_it_prints_is_its_log_and_no_answer(self):
        self.function("exports.handler = async () => { console.log('one'); process.stdout.write('two\\n'); return 'three'; };")
        self.assertEqual([self.invoke(), self.invoke()], [("three", None)] * 2)

    def test_a_wait_moves_the_clock_and_what_is_left_behind_does_not(self):
        code = """
        const { setTimeout: sleep } = require('node:timers/promises');
        exports.handler = async ({ wait, leave }) => { if (leave) setTimeout(() => {}, leave); await sleep(wait); };
        """
        self.function(code)
        before = clock.now()
        self.invoke(wait=60_000, leave=80_000)
        self.assertAlmostEqual(clock.now() - before, 60, delta=8)
        time.sleep(2)
        self.assertAlmostEqual(clock.now() - before, 62, delta=8)

    def test_a_reset_forgets_the_processes(self):
        self.function(COUNTS)
        self.invoke()
        switch("POST", "/lz/reset")
        self.function(COUNTS)
        self.assertEqual(self.invoke()[0]["n"], 1)
