// How often numbers that are no cards are taken for one, and cards missed: `node --import tsx e2e/bench/card-numbers.ts [count]`.
import { holdsCardNumber } from '@/lib/http/call/card-number'

const COUNT = Number(process.argv[2] ?? 1_000_000)

/** The same numbers at each run (mulberry32). */
let state = 20_261_129
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
const below = (bound: number): number => Math.floor(random() * bound)
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
const digits = (length: number): string => Array.from({ length }, () => below(10)).join('')
const natural = (length: number): string => `${1 + below(9)}${digits(length - 1)}`
const grouped = (text: string, size = 4, gap = ' '): string =>
  text.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${gap}`)

function ibanOf([country, length]: readonly [string, number]): string {
  const account = digits(length - 4)
  const turned = `${account}${country}00`.replaceAll(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  )
  const check = 98n - (BigInt(turned) % 97n)
  return `${country}${String(check).padStart(2, '0')}${account}`
}

const IBANS = [
  ['DE', 22],
  ['AT', 20],
  ['FR', 27],
  ['ES', 24],
  ['PL', 28],
  ['PT', 25],
  ['BE', 16],
  ['SE', 24],
] as const
const CALLING = ['1', '49', '33', '34', '39', '351', '372', '44', '46', '48', '971', '81']

function ean13(): string {
  const body = `${pick(['40', '42', '50', '30', '37', '87', '76', '590', '5'])}${digits(12)}`.slice(0, 12)
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

function luhnOf(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const twice = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

const CARDS = [
  ['4', 16],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['6011', 16],
  ['3530', 16],
  ['62', 16],
  ['62', 19],
] as const
function card(): string {
  const [prefix, length] = pick(CARDS)
  return luhnOf(prefix + digits(length - prefix.length - 1))
}
const asAmex = (text: string): string => text.replace(/^(\d{4})(\d{6})(\d{5})$/, '$1 $2 $3')
const written = (text: string): string =>
  pick([
    text,
    text.length === 15 ? asAmex(text) : grouped(text),
    grouped(text, 4, '-'),
    grouped(text, 4, '.'),
    grouped(text, 2),
    `Card: ${text} 12/27`,
    `please charge ${grouped(text)} exp 12 27 thanks`,
    text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  ])

const NOT_CARDS: Readonly<Record<string, () => string>> = {
  'IBAN, in one': () => ibanOf(pick(IBANS)),
  'IBAN, in fours': () => grouped(ibanOf(pick(IBANS))),
  'telephone number, +49 170 1234567': () => `+${pick(CALLING)} ${natural(3)} ${digits(4 + below(5))}`,
  'telephone number, in digits': () => `00${pick(CALLING)}${natural(7 + below(4))}`,
  'EAN-13': ean13,
  'order number, 8 to 13 digits': () => natural(8 + below(6)),
  'order number with letters, ORD-16 digits': () =>
    `${pick(['ORD-', 'R', 'INV_', 'PO#', 'Order-'])}${natural(16)}`,
  'order number, year-16 digits': () => `2026-${natural(16)}`,
  'date and time, 14 to 17 digits': () =>
    `2026${String(1 + below(12)).padStart(2, '0')}${String(1 + below(28)).padStart(2, '0')}${digits(6 + below(4))}`,
  'id by time, 18 or 19 digits': () => `1${digits(17 + below(2))}`,
  UUID: () => crypto.randomUUID(),
  'IMEI, 15 digits': () => luhnOf(`${pick(['35', '86', '01', '99'])}${digits(12)}`),
  'amounts, 1.234,56 7.890,12': () =>
    `${below(9)}.${natural(3)},${digits(2)} ${below(9)}.${natural(3)},${digits(2)}`,
  'table of numbers, a line each': () => Array.from({ length: 6 }, () => natural(4)).join('\n'),
  'bare number of 14 digits': () => natural(14),
  'bare number of 15 digits': () => natural(15),
  'bare number of 16 digits': () => natural(16),
  'bare number of 18 digits': () => natural(18),
}

const shareOf = (make: () => string, isCounted: (text: string) => boolean): string => {
  let count = 0
  for (let at = 0; at < COUNT; at++) if (isCounted(make())) count++
  return `${count.toString().padStart(8)}  ${((100 * count) / COUNT).toFixed(4)} %`
}

console.log(`taken for a card, of ${COUNT} each:`)
for (const [name, make] of Object.entries(NOT_CARDS))
  console.log(`  ${name.padEnd(44)}${shareOf(make, holdsCardNumber)}`)
console.log(`missed, of ${COUNT} card numbers as people write them:`)
console.log(
  `  ${''.padEnd(44)}${shareOf(
    () => written(card()),
    (text) => !holdsCardNumber(text),
  )}`,
)
