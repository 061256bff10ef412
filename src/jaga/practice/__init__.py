"""The domain: what people do for each other, as events and the rules over them. Nothing but decisions."""
