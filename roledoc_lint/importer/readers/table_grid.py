"""Numbers the cells of a table while it is read."""

from __future__ import annotations

from roledoc_lint.importer.blocks import Cell


class TableGrid:
    """A table whose rows and cells are read one after the other."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = -1
        self._column = 0
        self._occupied: dict[int, int] = {}  # column → the last row of a cell that began in a row above

    def next_row(self, column: int = 0) -> None:
        self.row += 1
        self._column = column

    def next_cell(self, columns: int = 1, rows: int = 1) -> Cell:
        self.row = max(0, self.row)
        while self._occupied.get(self._column, -1) >= self.row:
            self._column += 1
        cell = Cell(self.number, self.row, self._column)
        if rows > 1:
            self._occupied.update(dict.fromkeys(range(self._column, self._column + columns), self.row + rows - 1))
        self._column += columns
        return cell
