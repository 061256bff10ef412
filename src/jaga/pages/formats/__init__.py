"""The words to print, fold, hear and watch: pages that offer them, and what they are made from."""
