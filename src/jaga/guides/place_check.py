"""What the people who keep a place should look at: what is old, checked by nobody, in conflict or without a number."""

from collections.abc import Iterator
from datetime import date

from jaga.guides.place import Law, Place, Service


def to_do(place: Place, today: date) -> Iterator[str]:
    """Of each entry of a place what is the matter, and what to do about it."""
    for service in place.services:
        yield from (f"{service.id}: {sentence}" for sentence in _of_service(service, today))
    if not any(service.contacts for service in place.services if "emergency" in service.topics):
        yield "emergency: no number is known. Find it with the authority itself, and add it with that source"
    if not place.laws:
        yield "law: none is known. Ask somebody who knows the law there what friends should know, with sources"
    for law in place.laws:
        yield from (f"{law.id}: {sentence}" for sentence in _of_law(law, today))


def _of_service(service: Service, today: date) -> Iterator[str]:
    if not service.contacts:
        yield "only a name. Look for a way to reach it with a source of its own, or leave it so"
        return
    unsure = [contact for contact in service.contacts if not contact.sure]
    if unsure:
        told = " or ".join(each.value if isinstance(each.value, str) else each.value["en"] for each in unsure)
        matter = "in conflict" if len(unsure) > 1 else "not sure"
        yield f"{matter}: {told}. Ask them by another way, keep what is right, and set sure: true"
    emergency = "emergency" in service.topics
    if service.is_old(today):
        yield f"old: from {service.dated}. Look for a newer source, and add it"
    if service.checked is None and emergency:
        yield "checked by nobody. Never call it to test: find a second source of the authority itself, then set checked"
    elif service.checked is None:
        yield (
            "checked by nobody. Call, say that you keep a list, ask for hours, languages, and what they pass on; "
            "then set checked"
        )


def _of_law(law: Law, today: date) -> Iterator[str]:
    if law.is_old(today):
        yield f"old: from {law.dated}. See whether it was changed, and add the newer source"
    if law.checked is None:
        yield "checked by nobody. Ask somebody who knows the law there to read it, then set checked"
