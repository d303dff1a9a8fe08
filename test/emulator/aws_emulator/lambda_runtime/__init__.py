"""Runs Lambda functions in a subprocess, without containers."""
