"""Work on several laptops: bundles, handing in and over, merging, and a record that forked."""
