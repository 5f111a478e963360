// Every language says everything, fills the same gaps, and agrees with every count; nothing is said that nobody asks for.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { readerFor } from './reader'
import { type Key, ROOM, voiceOf } from './room'
import { TONGUES, type Tongue } from './tongues'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KEYS = Object.keys(ROOM.en) as Key[]

const parse = (message: string) =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
type Element = ReturnType<typeof parse>[number]

const [LITERAL, ARGUMENT] = [0, 1]

/** "amount text", "count plural": what a sentence wants, also within its branches. */
function gapsOf(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === LITERAL || !('value' in element)) return []
    if (!('options' in element)) return [`${element.value} ${element.type === ARGUMENT ? 'text' : 'format'}`]
    const branches = Object.values(element.options).flatMap(({ value }) => gapsOf(value))
    return [`${element.value} ${'pluralType' in element ? 'plural' : 'select'}`, ...branches]
  })
}

const gaps = (message: string) => [...new Set(gapsOf(parse(message)))].toSorted()

/** The forms of every plural in a sentence. */
function formsOf(elements: Element[]): string[][] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return []
    const within = Object.values(element.options).flatMap(({ value }) => formsOf(value))
    return 'pluralType' in element ? [Object.keys(element.options), ...within] : within
  })
}

describe.each(TONGUES)('the room in %s', (tongue) => {
  it('has every key of English, and no other', () => {
    expect(Object.keys(ROOM[tongue]).toSorted()).toEqual(KEYS.toSorted())
  })

  it('parses, and has the placeholders of English', () => {
    for (const key of KEYS) expect(gaps(ROOM[tongue][key]), key).toEqual(gaps(ROOM.en[key]))
  })

  it('has all the plural forms of the language, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(tongue).resolvedOptions()
    for (const key of KEYS)
      for (const forms of formsOf(parse(ROOM[tongue][key])))
        expect(forms.toSorted(), key).toEqual(pluralCategories.toSorted())
  })

  it('uses typographic apostrophes, and has no double spaces', () => {
    const odd = KEYS.filter((key) => /'|^\s|\s$|\s{2}/.test(ROOM[tongue][key]))
    expect(odd).toEqual([])
  })

  it('is translated', () => {
    const borrowed = KEYS.filter((key) => {
      const said = ROOM[tongue][key].replaceAll(/\{\w+\}/g, '')
      return tongue !== 'en' && said.length > 14 && ROOM[tongue][key] === ROOM.en[key]
    })
    expect(borrowed).toEqual([])
  })
})

it('a missing placeholder is an error', () => {
  const say = voiceOf('en', 'en') as (key: Key, values: Record<string, string>) => string
  expect(() => say('mail.receipt.subject', { organisation: 'A' })).toThrow(/number/)
})

it.each([
  ['en', 1, '1 invoice is open.'],
  ['en', 2, '2 invoices are open.'],
  ['de', 1, '1 Rechnung ist offen.'],
  ['fr', 2, '2 factures restent à payer.'],
  ['pl', 1, '1 faktura jest nieopłacona.'],
  ['pl', 2, '2 faktury są nieopłacone.'],
  ['pl', 5, '5 faktur jest nieopłaconych.'],
  ['pl', 22, '22 faktury są nieopłacone.'],
  ['ja', 3, '未払いの請求書が3件あります。'],
  ['ar-EG', 1, 'لديك فاتورة واحدة غير مدفوعة.'],
  ['ar-EG', 2, 'لديك فاتورتان غير مدفوعتين.'],
  ['ar-EG', 3, 'لديك ٣ فواتير غير مدفوعة.'],
  ['ar-EG', 11, 'لديك ١١ فاتورة غير مدفوعة.'],
])('in %s words agree with a count of %d', (locale, count, sentence) => {
  expect(readerFor(locale).say('mail.statement.count', { count })).toBe(sentence)
})

it('filled-in values are never parsed as messages', () => {
  const { say } = readerFor('en')
  expect(say('mail.greeting', { name: "{name} '{' <b>$& \\" })).toBe("Hello {name} '{' <b>$& \\,")
})

it('foreign names keep their own direction within Arabic', () => {
  expect(readerFor('ar').say('mail.greeting', { name: 'Ada (UK)' })).toBe('مرحبًا \u2068Ada (UK)\u2069،')
})

const sources = ['app', 'components', 'lib', 'db', 'scripts'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(ROOT.length), text: readFileSync(path, 'utf8') })),
)

it('every sentence is used', () => {
  const said = sources.filter(({ path }) => !/^lib\/words\/\w+\//.test(path))
  const text = said.map((source) => source.text).join('\n')
  // A key may be put together, as `mail.trouble.${kind}.title`; the compiler knows then that each of its forms is a key.
  const built = [...text.matchAll(/`([a-z]+\.[\w.]*\$\{\w+\}[\w.]*)`/g)].map(
    ([, form = '']) => new RegExp(`^${form.replaceAll('.', '\\.').replace(/\$\{\w+\}/, '\\w+')}$`),
  )
  expect(KEYS.filter((key) => !text.includes(`'${key}'`) && !built.some((form) => form.test(key)))).toEqual(
    [],
  )
})

it('no browser component imports the messages', () => {
  const byName = new Map(sources.map(({ path, text }) => [path.replace(/\.tsx?$/, ''), text]))
  const importsOf = (name: string) =>
    [...(byName.get(name) ?? '').matchAll(/^import\s+(?!type\s)(?:[^'";]*?from\s+)?'([^']+)'/gm)].map(
      ([, from = '']) =>
        from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? join(name, '..', from) : from,
    )
  const reached = new Map<string, string>()
  const visit = (name: string, from: string) => {
    if (reached.has(name)) return
    reached.set(name, from)
    for (const next of importsOf(name)) visit(next, name)
  }
  for (const [name, text] of byName)
    if (/^(?:\/\/.*\n)*['"]use client['"]/.test(text)) visit(name, 'the browser')
  visit('components/live/start', 'a page without Next')
  expect(reached.has('components/pay/use-payment')).toBe(true)
  expect(
    [...reached.keys()].filter(
      (name) => name === 'intl-messageformat' || /^lib\/words\/(?:room|reader|\w+\/)/.test(name),
    ),
  ).toEqual([])
})

it('every supported language has its messages', () => {
  for (const tongue of TONGUES satisfies readonly Tongue[]) expect(readerFor(tongue).tongue).toBe(tongue)
})

/** What payers see and get. Letters to people who work with us, and what only we read, are in English by intent. */
const FACES =
  /^(?:components\/(?:invoice|pay|checkout)\/|components\/documents\/[\w-]+\.tsx|app\/(?:i|checkout)\/.*(?:page|lost-[a-z]+)\.tsx|lib\/letters\/(?!testing))/
const OURS = [
  'lib/letters/operator-visit.ts',
  'lib/letters/proof-code.ts',
  'lib/letters/security-change.ts',
  'lib/letters/sign-in-link.ts',
  'lib/letters/webhook-disabled.ts',
]

/** Text as it stands in code: string literals and what JSX shows, without comments and what is thrown or logged. */
function textsOf(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm, '')
    .replaceAll(/(?:new \w+|console\.\w+|\.log\.\w+)\((?:[^()]|\([^()]*\))*\)/g, '')
  const found = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|>([^<>{}]*[A-Za-z][^<>{}]*)</g)
  return [...found].map(([, single, template, shown]) => (single ?? template ?? shown ?? '').trim())
}

const isSentence = (text: string) => /^\p{Lu}\p{Ll}+(?:[ ,]+[\p{L}’]+)+/u.test(text) && text !== 'Segoe UI'

it('no sentence for payers is written outside this room', () => {
  expect(textsOf(`<p>Pay this now</p> {say('Due on {date}')} // Not this one`).filter(isSentence)).toEqual([
    'Pay this now',
    'Due on {date}',
  ])
  const faces = sources.filter(({ path }) => FACES.test(path) && !OURS.includes(path))
  expect(faces.length).toBeGreaterThan(40)
  const said = faces.flatMap(({ path, text }) =>
    textsOf(text)
      .filter(isSentence)
      .map((sentence) => `${path}: ${sentence}`),
  )
  expect(said).toEqual([])
})

it('the check of plural forms sees a form that is missing, and one too many', () => {
  const polish = 'Zostało {days, plural, one {# dzień} other {# dni}}'
  expect(formsOf(parse(polish))).toEqual([['one', 'other']])
  expect(gaps(polish)).toEqual(['days plural'])
})
