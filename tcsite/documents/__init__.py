"""Documents: what goes out as Word, PDF, HTML or a spreadsheet. One document, one writer a format.

`form`, `plan` and `report` say what stands in each, from facts that the pages show too; the writers know nothing of it.
"""
