// A table as a spreadsheet: numbers are numbers, dates are dates, and text is never a formula.
import { writeXlsxStream } from 'hucre/xlsx'
import type { Cell, Table } from './cell'

const written = (cell: Cell): string | number | Date | null => {
  if (cell === null || typeof cell === 'string') return cell
  // Spreadsheets keep doubles; up to 15 digits each decimal has one of its own.
  if ('decimal' in cell) return Number(cell.decimal)
  return new Date(`${cell.day}T00:00:00Z`)
}

async function* valuesOf(rows: Table['rows']): AsyncGenerator<(string | number | Date | null)[]> {
  for await (const row of rows) yield row.map(written)
}

/** Rows are asked for as they are read. What fits on no sheet goes on on another, with the same head. */
export const sheetBytes = ({ head, name, rows }: Table): ReadableStream<Uint8Array> =>
  writeXlsxStream(valuesOf(rows), {
    name,
    columns: head.map((header, at) => ({ header, key: String(at), width: 16 })),
    freezePane: { rows: 1 },
  })
