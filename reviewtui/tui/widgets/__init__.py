"""Widgets that several screens stand on."""
