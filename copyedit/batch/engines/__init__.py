"""Where stories are cleaned: processes of this machine, or a cluster that is there already."""
