"""The words as data files, a folder a language, and one loader that refuses an incomplete one."""
