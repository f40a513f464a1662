"""The same tables in other formats: spreadsheets, a database, Parquet."""
