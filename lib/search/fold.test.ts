// What the search takes for alike: one notion of it in the app and in the database, whatever the database's locale.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest'
import '@/lib/testing/provided'
import { migrate } from '@/db/migrate'
import { contract, fold, searchText } from './fold'
import { gramsOf } from './grams'

/** How a database of another locale is made. */
const LOCALES: Record<string, string> = {
  C: '',
  'ICU, German': "locale_provider icu icu_locale 'de-DE' encoding 'UTF8'",
  'ICU, Turkish': "locale_provider icu icu_locale 'tr-TR' encoding 'UTF8'",
  'the builtin C.UTF-8': "locale_provider builtin builtin_locale 'C.UTF-8' encoding 'UTF8'",
}

interface Opened {
  name: string
  sql: postgres.Sql
  drop: () => Promise<void>
}

const databases: Opened[] = []

async function openWith(name: string, words: string): Promise<void> {
  const admin = postgres(inject('databaseAdminUrl'), { max: 1, onnotice: () => undefined })
  const database = `test_${process.pid}_${databases.length}_locale`
  await admin.unsafe(`create database ${database} template template0 ${words}`)
  const url = Object.assign(new URL(inject('databaseAdminUrl')), { pathname: `/${database}` }).href
  await migrate(url)
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  databases.push({
    name,
    sql,
    drop: async () => {
      await sql.end()
      await admin.unsafe(`drop database ${database} with (force)`)
      await admin.end()
    },
  })
}

beforeAll(async () => {
  for (const [name, words] of Object.entries(LOCALES)) await openWith(name, words)
})
afterAll(async () => {
  for (const { drop } of databases) await drop()
})

const ALIKE: [string, string][] = [
  ['Ärztehaus', 'ÄRZTEHAUS'],
  ['Ärztehaus', 'arztehaus'],
  ['ÖBB', 'öbb'],
  ['Éditions', 'editions'],
  ['Éditions', 'E\u0301ditions'],
  ['Иванов', 'ИВАНОВ'],
  ['Ёлкин', 'елкин'],
  ['Σίσυφος', 'ΣΙΣΥΦΟΣ'],
  ['Ὀδυσσεύς', 'οδυσσευσ'],
  ['Diyarbakır', 'DİYARBAKIR'],
  ['Straße', 'STRASSE'],
  ['Straße', 'STRAẞE'],
  ['Łódź', 'lodz'],
  ['Đorđe', 'dorde'],
  ['Søren', 'SOREN'],
  ['Ærø', 'aero'],
  ['Œuvre', 'oeuvre'],
  ['ＡＢＣ　１２３', 'abc 123'],
  ['ﬁnal', 'FINAL'],
  ['O’Neill', "o'neill"],
  ['O’Neill', 'ONEILL'],
  ['١٢٣', '123'],
  ['a\u00adb', 'ab'],
  ['Nguyễn', 'nguyen'],
  ['  two\u00a0\t spaces ', 'two spaces'],
  ['Hotel–Bar', 'hotel-bar'],
]

test.each(ALIKE)('%j and %j are alike', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

test.each([
  ['Müller', 'Mueller'],
  ['Müller', 'Muller'],
  ['Ärztehaus', 'Aerztehaus'],
  ['Søren', 'Soeren'],
  ['Århus', 'Aarhus'],
])('%j and %j are alike once ae is one letter', (one, other) => {
  expect(contract(fold(one))).toBe(contract(fold(other)))
})

/** All that can be written, a line of text for every so many characters. */
function* everything(): Generator<string> {
  const at = 97
  for (let from = 1; from <= 0x10ffff; from += at) {
    const points = Array.from({ length: at }, (_, n) => from + n)
    yield points
      .filter((point) => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff))
      .map((point) => String.fromCodePoint(point))
      .filter((letter) => !/\p{Cn}/u.test(letter))
      .join('')
  }
}

it('the app and the database fold all of Unicode alike, in any locale', async () => {
  const [{ sql: first }] = databases as [Opened]
  // What only the app's newer Unicode knows is no letter to the database.
  const rows = await first<{ line: string | null }[]>`
    select (select string_agg(letter, '') from regexp_split_to_table(line, '') letter where unicode_assigned(letter)) as line
    from jsonb_array_elements_text(${first.json([...everything()])}) as t(line)`
  const lines = rows.flatMap(({ line }) => line ?? [])
  expect(lines.join('').length).toBeGreaterThan(150_000)
  const expected = lines.map(searchText)
  for (const { name, sql } of databases) {
    const answers = await sql<{ folded: string }[]>`
      select search_text(line) as folded from jsonb_array_elements_text(${sql.json(lines)}) with ordinality as t(line, n) order by n`
    const different = answers.flatMap(({ folded }, at) =>
      folded === expected[at] ? [] : [{ line: lines[at], folded, expected: expected[at] }],
    )
    expect(different, name).toEqual([])
  }
})

describe('the pieces of a text', () => {
  it('hold those of every part of three letters, and of every beginning of a word', async () => {
    const owner = crypto.randomUUID()
    for (const name of [
      'Hotel Krone GmbH',
      'Ärztehaus (Süd)',
      '100% Rye rye_bread@mill.example',
      '王伟 商店',
      'И. Иванов',
    ]) {
      const text = searchText(name)
      for (const { name: locale, sql } of databases) {
        const [row] = await sql<{ grams: string[] }[]>`select search_grams(${owner}, ${text}) as grams`
        const letters = Array.from(fold(name).replace(/[ %()._@]+/g, ' '))
        for (let from = 0; from < letters.length; from++)
          for (let to = from + 3; to <= letters.length; to++)
            expect(row?.grams, locale).toEqual(
              expect.arrayContaining(gramsOf(letters.slice(from, to).join(''))),
            )
        for (const word of fold(name).split(' '))
          for (const length of [1, 2])
            expect(row?.grams, locale).toEqual(
              expect.arrayContaining(gramsOf(Array.from(word).slice(0, length).join(''))),
            )
        expect(row?.grams).toContain(owner)
      }
    }
  })
})
