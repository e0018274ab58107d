"""What stands of the record, kept in step with it: as every act, list and figure asks for it."""
