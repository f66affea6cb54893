"""Reads answers out of passages with trained weights: encode, score, decode, calibrate."""
