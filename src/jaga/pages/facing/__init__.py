"""Facing the person who caused harm, in one's own notes: looking first, words, what came back, staying or not."""
