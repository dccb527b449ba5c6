"""The plan file: tables, transactions, the lock that says who has it, backups and migrations. Decides nothing about the plan."""
