// Finds card numbers that people type where text is meant to be: by issuer range, length, grouping and check digit.

interface Range {
  from: string
  to: string
  lengths: readonly number[]
}

/**
 * What issuers give out today (ISO/IEC 7812). Visa’s 13 digits are gone, and would be every tenth EAN; Maestro’s 12 to 15 are
 * rare, and would be telephone numbers.
 */
const RANGES: readonly Range[] = [
  { from: '4', to: '4', lengths: [16, 19] },
  { from: '51', to: '55', lengths: [16] },
  { from: '2221', to: '2720', lengths: [16] },
  { from: '34', to: '34', lengths: [15] },
  { from: '37', to: '37', lengths: [15] },
  { from: '300', to: '305', lengths: [14, 16] },
  { from: '36', to: '36', lengths: [14, 16] },
  { from: '38', to: '39', lengths: [14, 16] },
  { from: '3528', to: '3589', lengths: [16] },
  { from: '6011', to: '6011', lengths: [16, 19] },
  { from: '644', to: '659', lengths: [16, 19] },
  { from: '62', to: '62', lengths: [16, 17, 18, 19] },
  { from: '81', to: '81', lengths: [16] },
  { from: '2200', to: '2204', lengths: [16] },
  { from: '9792', to: '9792', lengths: [16] },
  ...['5018', '5020', '5038', '5893', '6304', '6759', '6761', '6762', '6763'].map((prefix) => ({
    from: prefix,
    to: prefix,
    lengths: [16, 18, 19],
  })),
]

const isIssued = (digits: string): boolean =>
  RANGES.some(({ from, lengths, to }) => {
    const head = digits.slice(0, from.length)
    return lengths.includes(digits.length) && head >= from && head <= to
  })

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** As cards are embossed and typed: digit by digit, in pairs, in fours or eights, or as Amex and Diners group theirs. */
function isGroupedAsCard(groups: readonly string[]): boolean {
  const sizes = groups.map(({ length }) => length)
  const [size = 0] = sizes
  if (sizes.length === 1) return true
  const isEven = sizes.slice(0, -1).every((one) => one === size) && (sizes.at(-1) ?? 0) <= size
  return (isEven && [1, 2, 4, 8].includes(size)) || ['4,6,5', '4,6,4'].includes(sizes.join(','))
}

/** Digits of every script, and of every shape, as ASCII writes them. Scripts have theirs in runs that begin with 0. */
function asAscii(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\P{Nd}0-9]/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    let before = 0
    while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++
    return String(before % 10)
  })
}

const GAP = /^[\p{Zs}\t\p{Pd}\p{Cf}._·•*/,]{1,3}$/u
/** Words that say so: a number that is glued to any other word is an order’s, an article’s or an account’s. */
const CARD_WORDS =
  /(?:^|[^\p{L}])(?:card|cards|cc|ccn|pan|visa|mastercard|mc|maestro|amex|diners|discover|jcb|karte|kreditkarte|kartennummer|carte|tarjeta|carta|cartao|kaart|karta|kort)$/iu
const GLUED = /[\p{L}\p{N}][-_/#]?$/u
const PHONE = /\+[\d\p{Zs}().-]{0,12}$/u

interface Group {
  digits: string
  start: number
  end: number
}

/** An account number that checks out is no card. */
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu

function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  const turned = plain.slice(4) + plain.slice(0, 4)
  let rest = 0
  for (const letter of turned) rest = Number(`${rest}${Number.parseInt(letter, 36)}`) % 97
  return rest === 1
}

/** Takes the longest account number that begins where this one does: the words behind it may look like more of it. */
function withoutIbans(text: string): string {
  return text.replaceAll(IBAN, (found) => {
    for (let end = found.length; end >= 15; end--) {
      if (isIban(found.slice(0, end))) return `${'x'.repeat(end)}${found.slice(end)}`
    }
    return found
  })
}

/** Whether it stands by itself: neither part of a word or a longer number, nor a telephone number. */
function standsAlone(text: string, first: Group, last: Group, length: number): boolean {
  const before = text.slice(Math.max(0, first.start - 30), first.start)
  if (/^[-_]?(?!cv[cv]|exp|valid)\p{L}/iu.test(text.slice(last.end, last.end + 6))) return false
  // No telephone number has more than fifteen digits.
  if (PHONE.test(before) && length < 16) return false
  if (!GLUED.test(before) || /%B$/i.test(before)) return true
  return CARD_WORDS.test(before.replace(/[-_/#:]$/u, '').replace(/\d+$/, ''))
}

/** Numbers that go up by a little are a list. */
const isList = (groups: readonly string[]): boolean =>
  groups.length === 4 &&
  groups.every((group, at) => {
    const step = Number(group) - Number(groups[at - 1] ?? group)
    return group.length === 4 && step < 500 && (at === 0 || step > 0)
  })

/** Beside it there is room for a date and a code; a longer row of numbers is something else. */
const MOST_BESIDE = 8

function isCardIn(text: string, groups: readonly Group[]): boolean {
  const all = groups.reduce((sum, group) => sum + group.digits.length, 0)
  for (let from = 0; from < groups.length; from++) {
    let digits = ''
    for (let to = from; to < groups.length && digits.length < 19; to++) {
      const [first, last] = [groups[from], groups[to]]
      if (!first || !last) break
      digits += last.digits
      if (digits.length < 14 || digits.length > 19 || !isIssued(digits) || !passesLuhn(digits)) continue
      const parts = groups.slice(from, to + 1).map((group) => group.digits)
      const beside = all - digits.length
      if (beside > MOST_BESIDE || (parts.length > 1 && isList(parts))) continue
      if (isGroupedAsCard(parts) && standsAlone(text, first, last, digits.length)) return true
    }
  }
  return false
}

/** Whether somebody has typed a card number into this text. */
export function holdsCardNumber(given: string): boolean {
  // Nearly every text has not so many digits (of which one may stand for two), and is done with here.
  if ((given.match(/\p{N}/gu)?.length ?? 0) < 7) return false
  const text = withoutIbans(asAscii(given))
  let chain: Group[] = []
  for (const match of text.matchAll(/\d+/g)) {
    const group = { digits: match[0], start: match.index, end: match.index + match[0].length }
    const last = chain.at(-1)
    if (last && !GAP.test(text.slice(last.end, group.start))) {
      if (isCardIn(text, chain)) return true
      chain = []
    }
    chain.push(group)
  }
  return isCardIn(text, chain)
}

/** Where bank details stand, which are numbers too, and registers': every tenth French one counts like a card of 14 digits. */
const NUMBER_FIELDS = new Set([
  ...['iban', 'accountnumber', 'routingnumber'],
  ...['companyregistrationnumber', 'electronicaddress', 'taxnumber'],
  // Base64 of a file: long, and no text.
  'picture',
])

/** The paths of all texts in what was sent that hold a card number; names count too. */
export function cardNumbersIn(sent: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof sent === 'string') return holdsCardNumber(sent) ? [[...path]] : []
  if (typeof sent === 'number')
    return Number.isSafeInteger(sent) && holdsCardNumber(String(sent)) ? [[...path]] : []
  if (Array.isArray(sent)) return sent.flatMap((one, at) => cardNumbersIn(one, [...path, at]))
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([name, value]) => {
    if (NUMBER_FIELDS.has(name.toLowerCase())) return []
    // The name is not said: it is the number.
    return holdsCardNumber(name) ? [[...path]] : cardNumbersIn(value, [...path, name])
  })
}
