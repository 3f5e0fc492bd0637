"""How a fault is logged where an exception may hold what somebody wrote."""

import logging
import traceback


def log_fault(logger: logging.Logger, words: str, error: BaseException) -> None:
    """Log that `words` happened: the type of the exception and the lines it went through.

    Its message, its arguments and what caused it stay out of the log: a value that a rule or a
    field choked on is often repeated there.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s: %s\n%s", words, type(error).__name__, where)
