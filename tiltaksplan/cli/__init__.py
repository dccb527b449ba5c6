"""The command line: arguments in, exit codes and JSON out."""
