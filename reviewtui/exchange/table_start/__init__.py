"""A map to start from, made of the headings and words of the tables that it is for."""

from reviewtui.exchange.table_start.proposal import Proposal, propose

__all__ = ["Proposal", "propose"]
