"""SpreadsheetML: what Excel would print of a workbook."""
