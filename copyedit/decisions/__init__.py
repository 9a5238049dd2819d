"""What people decided, kept on this machine: counts for each rule, and a story's decisions for the next visit."""
