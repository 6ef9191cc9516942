"""Random schemas and changes, drawn by hypothesis, tried on real databases up and back down."""
