"""The show stage."""
