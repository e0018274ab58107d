"""The cases of an inspection: listed, looked for, chosen, and their files added to and corrected."""
