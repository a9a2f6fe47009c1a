"""The proofs in their order."""
from dataclasses import dataclass
from typing import Callable

import proofs_kill


def nothing(_) -> str | None:
    return None


@dataclass
class Proof:
    name: str
    title: str
    #: Makes pairs of a case's name and what it does, for a bench and a profile.
    cases: Callable
    #: Why the proof cannot be had here; nil when it can.
    obstacle: Callable = nothing
    is_parallel: bool = True


ALL = [
    Proof("kill", "killed at a call of `run`, run again", proofs_kill.once),
    Proof("kills", "killed, and killed again while putting things in order", proofs_kill.twice),
    Proof("city", "the whole city, killed three times", proofs_kill.city),
]
