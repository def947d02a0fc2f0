"""Who did what when: read from the tables that say it, in one order; and the notes of
what no other table keeps."""
