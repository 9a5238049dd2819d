"""The machine a run is on: the cache folder, and child processes that must end with it."""
