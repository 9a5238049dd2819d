"""What an archive may be: a file each, with a class that reads stories and writes them in the same shape."""
