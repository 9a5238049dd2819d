"""The machine: the cache folder, and child processes that must not outlive a run."""
