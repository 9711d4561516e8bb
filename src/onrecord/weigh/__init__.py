"""The weigh stage."""
