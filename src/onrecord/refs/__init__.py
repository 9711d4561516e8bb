"""The refs stage."""
