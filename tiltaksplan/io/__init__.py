"""Files in and out: Word, Excel, PDF and the plan file. Decides nothing."""
