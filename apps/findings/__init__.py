"""The one vocabulary that diary, check, rules and exports share. No database, no web."""
