"""HandedOver: one holder's signed word that another may hold a strand in their place."""

import os
from functools import lru_cache

import msgspec

from jaga.vault.coding import decode, encode
from jaga.vault.envelope import Id, Tag
from jaga.vault.errors import Damaged
from jaga.vault.keyring import SIGNATURE, Card, Keyring, read_card, sign, verify

_LABEL = b"jaga/1/handed-over/"


class HandedOver(msgspec.Struct, frozen=True, array_like=True):
    """What the giver signs.

    `giver` is a card id, `taker` a whole card; with `way_back` it counts only with a return signed ahead.
    """

    strand: Tag
    giver: Id
    taker: bytes
    way_back: bool
    nonce: Tag


def hand_over(keyring: Keyring, strand: bytes, taker: Card, *, way_back: bool) -> bytes:
    """The statement, signed."""
    statement = HandedOver(strand, keyring.card.id, taker.to_bytes(), way_back, os.urandom(16))
    raw = encode(statement)
    return raw + sign(keyring, _LABEL + raw)


@lru_cache(maxsize=256)
def read_statement(signed: bytes, giver: bytes) -> HandedOver:
    """The statement behind these bytes, signed by this card."""
    raw, signature = signed[:-SIGNATURE], signed[-SIGNATURE:]
    card = read_card(giver)
    verify(card.verify, _LABEL + raw, signature)
    statement = decode(raw, HandedOver)
    if statement.giver != card.id:
        raise Damaged("given by another card")
    read_card(statement.taker)
    return statement


def leads_to(known: bytes, holder: bytes, strand: bytes, handed: tuple[bytes, ...]) -> bool:
    """Whether statements, each signed by the holder before, lead from the one I know to this one."""
    for signed in handed:
        try:
            statement = read_statement(signed, known)
        except Damaged:
            continue  # a hand-over from before my time
        if statement.strand == strand:
            known = statement.taker
    return known == holder
