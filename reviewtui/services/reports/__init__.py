"""What reports and the published page are made from, each in one snapshot of the store."""
