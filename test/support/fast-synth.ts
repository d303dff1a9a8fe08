// The built-in template validation costs 1.4 s in every test file; the one suite that is about it turns it on again.
process.env.CDK_VALIDATION ??= 'false';
