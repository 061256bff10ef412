"""Keys, envelopes and strands: opens only what a consent opens, and verifies before it hands anything on.

Which function serves which need:

- a keyring and its card: `new_keyring`, `read_card`, `fingerprint`, `alias`, `generate_passphrase`
- locking it: `lock`, `unlock`, `change_passphrase`, `generation`; twelve words: `make_recovery`, `recover`
- staying signed in: `new_session`, `resume`; drafts: `seal_to_self`, `open_from_self`
- my shelf: `open_shelf`, `find`, `change_shelf`, `changing`, `rename`, `keep_card`, `with_card`
- a link that somebody gives to somebody: `new_secret`, `seal_under`, `open_under`, `mark_of_secret`
- what my strands came to: `open_snapshot`, `keep_snapshot`, `lengths_of`; letting go reaches it: `tidy`
- my inbox: `send_note`, `posting`, `waiting`, `look_into`, `accept`, `dismiss`
- a strand: `create_strand`, `open_strand`, `read`, `append`, `read_frontier`
- consent: `grant`, `narrow`, `withdraw`, `replace_card`, `confirm`
- handing over: `offer_holding`, `look_at_offer`, `cancel_offer`, `take_holding`,
  `take_back`, `put_way_back_beside`
- a new keyring, when somebody else knows the passphrase: `move_to_new_keyring`
- letting go: `let_go_entry`, `let_go_strand`, `let_go_on`, `pause_letting_go`
- backups: `look`, `read_witness`, `unite`, `reconcile`, `check_lock`
- another house: `merge`
- stores: `Store`, its steps and outcomes, `MemoryStore`
- what can go wrong: `VaultError` and its kinds, one name a failure
"""

from jaga.vault.consent import confirm, grant, narrow, replace_card, withdraw
from jaga.vault.envelope import Epoch, Inner, Sealed, Verified
from jaga.vault.errors import (
    AwaitingConfirmation,
    ConsentEnded,
    Damaged,
    EpochMovedError,
    Forked,
    HeldForAnother,
    LettingGoPaused,
    MistypedWord,
    NewerVersion,
    NoSuchReader,
    NotAWriter,
    NotGivenToYou,
    NotHere,
    NotTakenYet,
    NotTheHolder,
    NotYours,
    ReservedKind,
    ShelfMovedError,
    StaleLock,
    VaultError,
    WouldWiden,
    WrongCode,
    WrongPassphrase,
)
from jaga.vault.handover import (
    KEYRING_REPLACED,
    accept,
    cancel_offer,
    move_to_new_keyring,
    offer_holding,
    put_way_back_beside,
    take_back,
    take_holding,
)
from jaga.vault.inbox import GRANT, OFFER, WAY_BACK, Note, dismiss, posting, send_note, waiting
from jaga.vault.keyring import (
    CARD,
    Card,
    Keyring,
    alias,
    fingerprint,
    new_keyring,
    open_from_self,
    read_card,
    seal_to_self,
)
from jaga.vault.letter import mark_of_secret, new_secret, open_under, seal_under
from jaga.vault.letting_go import let_go_on, let_go_strand, pause_letting_go
from jaga.vault.locks import (
    Cost,
    Lock,
    change_passphrase,
    generation,
    lock,
    make_recovery,
    new_session,
    recover,
    resume,
    unlock,
)
from jaga.vault.memory import MemoryStore
from jaga.vault.merging import merge
from jaga.vault.offered import Offer, look_at_offer
from jaga.vault.reading import Frontier, Reading, read_frontier
from jaga.vault.shapes import Entry, Event, Holding, Reader, Terms
from jaga.vault.shelf import (
    KnownCard,
    Place,
    Shelf,
    change_shelf,
    changing,
    find,
    keep_card,
    open_shelf,
    rename,
    with_card,
)
from jaga.vault.snapshot import Part, Snapshot, keep_snapshot, lengths_of, open_snapshot, tidy
from jaga.vault.store import (
    Append,
    Appended,
    DropInbox,
    DropLog,
    DropRow,
    DropSlot,
    Duplicate,
    EpochMoved,
    PutInbox,
    PutShelf,
    PutSlot,
    PutSnapshot,
    ShelfMoved,
    SnapshotMoved,
    Step,
    Store,
)
from jaga.vault.strand import Opened, create_strand, look_into, open_strand, read
from jaga.vault.witness import Held, Witness, check_lock, look, read_witness, reconcile, unite
from jaga.vault.words import generate_passphrase
from jaga.vault.writing import append, let_go_entry

__all__ = [
    "CARD",
    "GRANT",
    "KEYRING_REPLACED",
    "OFFER",
    "WAY_BACK",
    "Append",
    "Appended",
    "AwaitingConfirmation",
    "Card",
    "ConsentEnded",
    "Cost",
    "Damaged",
    "DropInbox",
    "DropLog",
    "DropRow",
    "DropSlot",
    "Duplicate",
    "Entry",
    "Epoch",
    "EpochMoved",
    "EpochMovedError",
    "Event",
    "Forked",
    "Frontier",
    "Held",
    "HeldForAnother",
    "Holding",
    "Inner",
    "Keyring",
    "KnownCard",
    "LettingGoPaused",
    "Lock",
    "MemoryStore",
    "MistypedWord",
    "NewerVersion",
    "NoSuchReader",
    "NotAWriter",
    "NotGivenToYou",
    "NotHere",
    "NotTakenYet",
    "NotTheHolder",
    "NotYours",
    "Note",
    "Offer",
    "Opened",
    "Part",
    "Place",
    "PutInbox",
    "PutShelf",
    "PutSlot",
    "PutSnapshot",
    "Reader",
    "Reading",
    "ReservedKind",
    "Sealed",
    "Shelf",
    "ShelfMoved",
    "ShelfMovedError",
    "Snapshot",
    "SnapshotMoved",
    "StaleLock",
    "Step",
    "Store",
    "Terms",
    "VaultError",
    "Verified",
    "Witness",
    "WouldWiden",
    "WrongCode",
    "WrongPassphrase",
    "accept",
    "alias",
    "append",
    "cancel_offer",
    "change_passphrase",
    "change_shelf",
    "changing",
    "check_lock",
    "confirm",
    "create_strand",
    "dismiss",
    "find",
    "fingerprint",
    "generate_passphrase",
    "generation",
    "grant",
    "keep_card",
    "keep_snapshot",
    "lengths_of",
    "let_go_entry",
    "let_go_on",
    "let_go_strand",
    "lock",
    "look",
    "look_at_offer",
    "look_into",
    "make_recovery",
    "mark_of_secret",
    "merge",
    "move_to_new_keyring",
    "narrow",
    "new_keyring",
    "new_secret",
    "new_session",
    "offer_holding",
    "open_from_self",
    "open_shelf",
    "open_snapshot",
    "open_strand",
    "open_under",
    "pause_letting_go",
    "posting",
    "put_way_back_beside",
    "read",
    "read_card",
    "read_frontier",
    "read_witness",
    "reconcile",
    "recover",
    "rename",
    "replace_card",
    "resume",
    "seal_to_self",
    "seal_under",
    "send_note",
    "take_back",
    "take_holding",
    "tidy",
    "unite",
    "unlock",
    "waiting",
    "with_card",
    "withdraw",
]
