// A Buchungsstapel: what DATEV reads, line by line, in windows-1252. Header 700 and format 13: developer.datev.de, read November 2026.
import { decode, encode } from 'iconv-lite'
import { asText } from '@/lib/http/fields/csv-file'
import type { Day } from '@/lib/time-zone'
import { COLUMNS } from './columns'

export interface BatchHeader {
  /** Digits alone: year to millisecond, where the organisation is. */
  createdAt: string
  consultant: number
  client: number
  /** The first day of the financial year. */
  yearBegins: Day
  from: Day
  to: Day
  /** "03" or "04". */
  chart: string
}

export interface Posting {
  /** Two decimals, a comma, above 0. */
  amount: string
  side: 'S' | 'H'
  currency: string
  account: string
  contraAccount: string
  day: Day
  documentNumber: string
  text: string
  dueDay: Day | null
  /** Of the buyer, where the sale is told to the tax office by it. */
  vatNumber: string | null
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const digitsOf = (day: Day): string => day.replaceAll('-', '')

const header = ({ chart, client, consultant, createdAt, from, to, yearBegins }: BatchHeader): string =>
  [
    ...['"EXTF"', 700, 21, '"Buchungsstapel"', 13, createdAt, '', '"RE"', '""', '""'],
    ...[consultant, client, digitsOf(yearBegins), 4, digitsOf(from), digitsOf(to)],
    ...[
      quoted(`Remit ${from} ${to}`),
      '""',
      1,
      0,
      0,
      '"EUR"',
      '',
      '""',
      '',
      '',
      quoted(chart),
      '',
      '',
      '""',
      '""',
    ],
  ].join(';')

/** Day and month alone: the year is that of the header's. */
const dayAndMonth = (day: Day): string => `${day.slice(8)}${day.slice(5, 7)}`

/** What the field admits; another sign would refuse the whole file. */
const referenceOf = (number: string): string => number.replace(/[^\w$%\-/]/g, '-').slice(0, 36)

const AT = Object.fromEntries(COLUMNS.map((name, at) => [name, at]))

function line(posting: Posting): string {
  const fields: Record<string, string> = {
    'Umsatz (ohne Soll/Haben-Kz)': posting.amount,
    'Soll/Haben-Kennzeichen': quoted(posting.side),
    'WKZ Umsatz': quoted(posting.currency),
    Konto: posting.account,
    'Gegenkonto (ohne BU-Schlüssel)': posting.contraAccount,
    Belegdatum: dayAndMonth(posting.day),
    'Belegfeld 1': quoted(referenceOf(posting.documentNumber)),
    Buchungstext: quoted(asText(posting.text.replace(/\s+/g, ' ')).slice(0, 60)),
    'EU-Land u. UStID (Bestimmung)': posting.vatNumber ? quoted(posting.vatNumber.slice(0, 15)) : '',
    Festschreibung: '0',
    Fälligkeit: posting.dueDay ? `${dayAndMonth(posting.dueDay)}${posting.dueDay.slice(0, 4)}` : '',
  }
  const cells = COLUMNS.map(() => '')
  for (const [name, value] of Object.entries(fields)) cells[AT[name] ?? cells.length] = value
  return cells.join(';')
}

const CODE = 'win1252'

/** A letter that windows-1252 lacks is written without its marks; what then still is none is a question mark. */
const inWindows1252 = (text: string): Buffer =>
  encode(
    text
      .normalize('NFC')
      .replace(/\P{ASCII}/gu, (sign) =>
        decode(encode(sign, CODE), CODE) === sign ? sign : sign.normalize('NFKD').replace(/\p{M}/gu, ''),
      ),
    CODE,
  )

const ROWS_AT_ONCE = 500

export async function* batchBytes(
  head: BatchHeader,
  postings: AsyncIterable<Posting>,
): AsyncGenerator<Uint8Array> {
  const written = (lines: string[]) => inWindows1252(lines.map((text) => `${text}\r\n`).join(''))
  yield written([header(head), COLUMNS.join(';')])
  let some: string[] = []
  for await (const posting of postings) {
    some.push(line(posting))
    if (some.length === ROWS_AT_ONCE) {
      yield written(some)
      some = []
    }
  }
  if (some.length > 0) yield written(some)
}
