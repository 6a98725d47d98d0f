"""What other systems may read: the public directory in HSDS 3.1. No account, and nobody in it."""
