"""The record on the screen: who did what, and every alert."""
