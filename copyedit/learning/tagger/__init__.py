"""Fine-tune the tagger, the network that reads whole sentences. Start with `seeds.py`."""
