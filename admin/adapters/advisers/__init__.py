"""Helpers that look at pictures, in child processes of low priority."""

from admin.adapters.advisers.drivers import ChildAdviser, ChildMatcher

__all__ = ["ChildAdviser", "ChildMatcher"]
