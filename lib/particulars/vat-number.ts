// Checks a VAT number by the form and the check digit of the country that its first two letters name.
import { stdnum } from 'stdnum'
import { invalidField } from '@/lib/failure/failure'

interface Checked {
  isValid: boolean
}

interface Checker {
  validate: (number: string) => Checked
}

/**
 * Since 2023 Belgian numbers also begin with 1, which not every checker knows: ten digits, of which the last two are 97 less
 * the rest of the others.
 */
const belgian: Checker = {
  validate: (number) => {
    const digits = /^BE([01]\d{9})$/.exec(number)?.[1]
    return {
      isValid: digits !== undefined && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8)),
    }
  },
}

/** Of the package, by country and by what the number is called there. */
function known(country: string, name: string): Checker {
  const checker = stdnum[country]?.[name]
  if (!checker) throw new Error(`there is no checker for ${country} ${name}`)
  return checker
}

const british = known('GB', 'vat')

/** As the United Kingdom counts, under letters of its own. */
const northernIrish: Checker = {
  validate: (number) => british.validate(number.replace(/^XI/, 'GB')),
}

const [swissTax, swissRegister] = [known('CH', 'vat'), known('CH', 'uid')]

/** Swiss numbers are one with the register's, with or without the word for the tax behind it. */
const swiss: Checker = {
  validate: (number) => (/(?:MWST|TVA|IVA)$/.test(number) ? swissTax : swissRegister).validate(number),
}

/** The letters of VAT numbers (those of the country, but EL for Greece), and what the number is called there. */
const NAMES =
  'AT uid, BG vat, CY vat, CZ dic, DE vat, DK cvr, EE kmkr, ES nif, FI alv, FR tva, HR oib, HU anum, IE vat, IT iva, LT pvm, LU tva, LV pvn, MT vat, NL btw, NO mva, PL nip, PT nif, RO cif, SE vat, SI ddv, SK dph'

const CHECKERS = new Map<string, Checker>([
  ...NAMES.split(', ').map((pair): [string, Checker] => [
    pair.slice(0, 2),
    known(pair.slice(0, 2), pair.slice(3)),
  ]),
  ['BE', belgian],
  ['CH', swiss],
  ['EL', known('GR', 'vat')],
  ['GB', british],
  ['XI', northernIrish],
])

/** Members of the European Union: their VAT is one (directive 2006/112/EC). */
export const EU: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Country → the letters with which its VAT numbers begin; undefined where none are known. */
export function vatPrefixOf(country: string): string | undefined {
  const prefix = country === 'GR' ? 'EL' : country
  return CHECKERS.has(prefix) ? prefix : undefined
}

/** As invoices print it where the country is known to us: capital letters and digits; else as it was written. */
export function spellVatNumber(written: string): string {
  const compact = written.toUpperCase().replaceAll(/[\s./-]/g, '')
  return CHECKERS.has(compact.slice(0, 2)) ? compact : written
}

/** Why it cannot be one, as the end of a sentence; undefined for what may be right. `number` is spelled by `spellVatNumber`. */
export function vatFault(number: string): string | undefined {
  const prefix = number.slice(0, 2).toUpperCase()
  if (prefix === 'GR') return 'must begin with EL: that is how Greek VAT numbers begin, not with GR.'
  const checker = CHECKERS.get(prefix)
  if (!checker || checker.validate(number).isValid) return undefined
  return `must be a VAT number of ${prefix}: its length or its check digit does not match. Compare it with your papers.`
}

/** Digits alone name nobody where VAT numbers begin with letters. Throws `Request.Invalid`. */
export function assertVatPrefix(number: string | null | undefined, country: string | null | undefined): void {
  const prefix = country ? vatPrefixOf(country) : undefined
  if (!number || !prefix || /^[A-Z]{2}/i.test(number)) return
  const detail = `vatNumber must begin with the letters of its country, here ${prefix}.`
  throw invalidField('/vatNumber', 'vat-number-prefix', detail)
}
