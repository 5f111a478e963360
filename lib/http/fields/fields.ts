// Field schemas of requests: each says what it accepts, and refuses the rest in a sentence.

import { z } from 'zod'
import { isMailAddress, shownMailAddress } from '@/lib/mail-address'
import { CURRENCIES } from '@/lib/money/currency'
import { isTimeZone } from '@/lib/time-zone'
import { COUNTRIES } from './countries'

const must = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is required.' : `must be ${what}.`),
})

const CONTROL_IN_LINE = /[\p{Cc}\u2028\u2029]/u
const CONTROL_IN_LINES = /[^\P{Cc}\t\n]/u

/** Text without what Postgres, mails and pages cannot carry: NUL, other control characters, half characters. */
function cleanText(max: number, control: RegExp, min: number) {
  return z
    .string(must('a string'))
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .min(min, 'must not be blank.')
    .max(max, `must be at most ${max} characters long.`)
    .refine((text) => !control.test(text), 'must not contain control characters.')
    .refine((text) => text.isWellFormed(), 'must not contain lone surrogates (broken Unicode).')
}

/** One line of text: trimmed, not blank, at most `max` characters. */
export const text = (max: number) => cleanText(max, CONTROL_IN_LINE, 1)

/** As `text`, with line breaks and tabs, and possibly blank. */
export const multilineText = (max: number) => cleanText(max, CONTROL_IN_LINES, 0)

export const uuid = z.guid(must('a UUID')).overwrite((id) => id.toLowerCase())

/** A path that names one thing by its id. */
export const idPath = z.object({ id: uuid })

/** One of these words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}.`)

/** Each once, in the order in which they were first named. */
export const unique = <T>(list: T[]): T[] => [...new Set(list)]

// Two bounds, because Postgres knows no year 0 and nobody means the year 9999.
const isUsualYear = (date: string) => date >= '1900' && date < '3000'

export const isoDate = z.iso
  .date(must('a date such as 2026-11-30'))
  .refine(isUsualYear, 'must be between the years 1900 and 2999.')
  .meta({ example: '2026-11-30' })

/** A point in time, as a `Date`. */
export const instant = z.iso
  .datetime({ offset: true, ...must('a time such as 2026-11-30T09:30:00Z') })
  .refine(isUsualYear, 'must be between the years 1900 and 2999.')
  .transform((moment) => new Date(moment))
  .meta({ example: '2026-11-30T09:30:00Z' })

export const currency = z
  .enum(
    CURRENCIES.map(({ code }) => code),
    must('an upper-case ISO 4217 code of a supported currency, such as EUR'),
  )
  .meta({ id: 'Currency', description: 'ISO 4217, upper case.', example: 'EUR' })

export const country = z
  .enum(COUNTRIES, must('an upper-case ISO 3166-1 alpha-2 code such as DE'))
  .meta({ id: 'Country', description: 'ISO 3166-1 alpha-2, upper case.', example: 'DE' })

export const timeZone = z
  .string(must('an IANA time zone such as Europe/Berlin'))
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin.')
  .meta({ example: 'Europe/Berlin' })

/** Number or text; its digits are read by `lib/money/decimal`, once the currency and so the decimals are known. */
export const decimal = z
  .union([z.number(), z.string().max(40)], must('a decimal number such as 12 or "12.50"'))
  .meta({ example: 140.76 })

export const email = z
  .string(must('an email address'))
  .trim()
  .max(254, { error: 'must be at most 254 characters long.', abort: true })
  .refine(isMailAddress, 'must be an email address such as name@example.com.')
  .overwrite(shownMailAddress)
  .meta({ format: 'idn-email', example: 'name@example.com' })

/** The tag in its canonical form, or undefined where it is none. */
function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export const locale = z
  .string(must('a language tag'))
  .max(35, { error: 'must be at most 35 characters long.', abort: true })
  .refine((tag) => canonicalLocale(tag) !== undefined, {
    error: 'must be a BCP 47 language tag such as de-AT.',
    abort: true,
  })
  .overwrite((tag) => canonicalLocale(tag) ?? tag)
  .meta({ description: 'BCP 47 language tag.', example: 'de-AT' })

const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '')

/** A field that may be left out, and counts as left out where it is blank: tills send what they have. */
export const orBlank = <S extends z.ZodType>(field: S) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), field.optional()).optional()

/** True when nothing was sent: `undefined` means "left out". */
export const isEmpty = (changes: object): boolean =>
  Object.values(changes).every((value) => value === undefined)
