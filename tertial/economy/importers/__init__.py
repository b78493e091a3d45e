"""Read files into the ledger's form, one folder per format. Nothing here touches the database."""
