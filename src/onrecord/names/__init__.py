"""Names of countries, functions, offices and places, as tables; no text is parsed here."""
