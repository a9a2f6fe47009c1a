"""The proofs in their order."""
import shutil
from dataclasses import dataclass
from typing import Callable

import proofs_copy
import proofs_cut
import proofs_disk
import proofs_kill
import proofs_order
import proofs_self
import proofs_watch


def nothing(_) -> str | None:
    return None


def without_faketime(_) -> str | None:
    return None if shutil.which("faketime") else "faketime is not installed"


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
    Proof("watch", "`watch` killed at a call", proofs_watch.kills, proofs_watch.obstacle),
    Proof("watching", "`watch` ended by a signal, without its inbox, beside others",
          proofs_watch.life, proofs_watch.obstacle),
    Proof("cut", "a power cut after a call, at the end, after a failed sync",
          proofs_cut.cases, proofs_cut.obstacle),
    Proof("self", "a deliberate mistake, which the harness has to see", proofs_self.by_kills),
    Proof("self-cut", "a missing sync, which the harness has to see", proofs_self.by_cuts,
          proofs_cut.obstacle),
    Proof("errno", "a call that fails, once or from then on, and a short write",
          proofs_disk.errors),
    Proof("full", "a disk that fills up at every stage", proofs_disk.full_disks,
          proofs_disk.obstacle),
    Proof("readonly", "an outbox, archive or inbox that cannot be written",
          proofs_disk.read_only_folders, proofs_disk.obstacle),
    Proof("vanished", "an inbox, store or templates that are gone for a while",
          proofs_disk.vanished_folders),
    Proof("copy", "a form copied slowly, in 1,000 pieces, while it is looked at",
          proofs_copy.cases),
    Proof("cut-off", "beginnings of forms, and forms that end in zeros", proofs_copy.truncations),
    Proof("replace", "a newer file under the name of one on its way", proofs_copy.replacements,
          proofs_copy.obstacle),
    Proof("together", "several at once, and one killed while it holds the workspace",
          proofs_order.instances),
    Proof("clock", "the second of the deadline, zones of the machine, a clock set back",
          proofs_order.clocks),
    Proof("faketime", "the second of the deadline by libfaketime", proofs_order.faked,
          without_faketime),
    Proof("rights", "0600 and 0640, 0700 and 0750 under any umask", proofs_order.masks),
    Proof("reader", "a reader of the outbox while it is rewritten", proofs_order.readers,
          is_parallel=False),
    Proof("city", "the whole city, killed three times", proofs_kill.city),
]
