"""The proofs in their order."""
from dataclasses import dataclass
from typing import Callable

import proofs_cut
import proofs_kill
import proofs_self


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
    Proof("cut", "a power cut after a call, at the end, after a failed sync",
          proofs_cut.cases, proofs_cut.obstacle),
    Proof("self", "a deliberate mistake, which the harness has to see", proofs_self.by_kills),
    Proof("self-cut", "a missing sync, which the harness has to see", proofs_self.by_cuts,
          proofs_cut.obstacle),
    Proof("city", "the whole city, killed three times", proofs_kill.city),
]
