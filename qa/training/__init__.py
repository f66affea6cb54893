"""The recipe that makes the reader's weights: examples, windows, training, export, calibration."""
