"""Keys, envelopes and strands: opens only what a consent opens, and verifies before it hands anything on.

Which function serves which need:

- a keyring and its card: `new_keyring`, `read_card`, `fingerprint`, `generate_passphrase`
- locking it: `lock`, `unlock`, `change_passphrase`, `generation`; twelve words: `make_recovery`, `recover`
- staying signed in: `new_session`, `resume`; drafts and snapshots: `seal_to_self`, `open_from_self`
- my shelf: `open_shelf`, `find`, `change_shelf`, `rename`, `keep_card`
- my inbox: `send_note`, `waiting`, `accept`, `dismiss`
- a strand: `create_strand`, `open_strand`, `read`, `append`, `read_frontier`
- consent: `grant`, `narrow`, `withdraw`, `replace_card`, `confirm`
- handing over: `offer_holding`, `cancel_offer`, `take_holding`, `take_back`; a new keyring: `move_to_new_keyring`
- letting go: `let_go_entry`, `let_go_strand`, `let_go_on`, `pause_letting_go`
- backups: `look`, `read_witness`, `unite`, `reconcile`, `check_lock`
- stores: `Store` and its steps (in `jaga.vault.store`), `MemoryStore`
- what can go wrong: `jaga.vault.errors`, every name of which is exported here too
"""
