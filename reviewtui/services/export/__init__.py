"""What leaves a store, checked before it leaves and noted in the access log."""
