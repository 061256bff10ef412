"""The words as files to print, fold, hear and watch. It takes HTML and lines; it knows no house and no person."""
