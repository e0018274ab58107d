"""Runs the migrations on the connection that was passed in, inside its transaction."""

from alembic import context

import db.schema  # noqa: F401 - its type names are those of STRICT tables

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
