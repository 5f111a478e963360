// A table as lines of text: separator and decimals as the reader's spreadsheet expects them.
import { asText, csvPieces } from '@/lib/http/fields/csv-file'
import type { Cell, Table } from './cell'
import { DECIMALS, type LineForm, SEPARATORS } from './form'

const textOf = (cell: Cell, { decimal }: LineForm): string => {
  if (cell === null || typeof cell === 'string') return asText(cell)
  // A number that is below 0 stays one: it begins with its sign, and is no formula.
  return 'day' in cell ? cell.day : cell.decimal.replace('.', DECIMALS[decimal])
}

async function* textsOf(rows: Table['rows'], form: LineForm): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map((cell) => textOf(cell, form))
}

export const tableLines = ({ head, rows }: Table, form: LineForm): AsyncGenerator<string> =>
  csvPieces(head, textsOf(rows, form), SEPARATORS[form.separator])
