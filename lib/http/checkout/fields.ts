// Field schemas of the Checkout API: numbers may be strings, and each refusal has its own code.
import { z } from 'zod'
import { parseJson } from '@/lib/http/call/json'
import { plainWords } from '@/lib/http/call/plain-words'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { notes } from '@/lib/http/fields/own-references'
import { isUuid } from '@/lib/ids'

class Fault {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** Says why a value is not taken. */
export const fault = (code: string, message: string): Fault => new Fault(code, message)

type Shown = Record<string, unknown>

/** A field that `read` understands; `shown` is how documentation writes it. What is left out is `NotEmpty`. */
export function field<T>(shown: Shown, read: (value: unknown) => T | Fault) {
  return z
    .unknown()
    .transform((input, context): T => {
      const got = input === undefined ? fault('NotEmpty', 'is required.') : read(input)
      if (!(got instanceof Fault)) return got
      context.issues.push({ code: 'custom', input, message: got.message, params: { code: got.code } })
      return z.NEVER
    })
    .meta({ override: shown })
}

const MAX_INT = 2_147_483_647

function toInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** A whole number between two bounds. */
export const integer = (minimum: number, maximum = MAX_INT, shown: Shown = {}) =>
  field({ type: 'integer', minimum, maximum, ...shown }, (value) => {
    const number = toInteger(value)
    if (number === undefined) return fault('InvalidNumber', 'must be a whole number.')
    if (number < minimum) return fault('GreaterThanOrEqual', `must be at least ${minimum}.`)
    return number > maximum ? fault('LessThanOrEqual', `must be at most ${maximum}.`) : number
  })

const TRUTHS: Record<string, boolean> = { true: true, '1': true, false: false, '0': false }

export const truth = (shown: Shown = {}) =>
  field({ type: 'boolean', ...shown }, (value) => {
    const read = TRUTHS[String(value).toLowerCase()]
    return read ?? fault('InvalidBoolean', 'must be true or false.')
  })

const CONTROL = /[^\P{Cc}\t\n\r]/u

/** Text without what Postgres and pages cannot carry; numbers are taken by their digits. */
export const words = (max: number, shown: Shown = {}) =>
  field({ type: 'string', minLength: 1, maxLength: max, ...shown }, (value) => {
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return fault('InvalidText', 'must be a string.')
    const trimmed = text.trim()
    if (trimmed === '') return fault('NotEmpty', 'must not be empty.')
    if (trimmed.length > max) return fault('MaximumLength', `must be at most ${max} characters long.`)
    return CONTROL.test(trimmed) || !trimmed.isWellFormed()
      ? fault('InvalidText', 'must not contain control characters.')
      : trimmed
  })

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000'

/** With or without braces, as .NET writes them. */
export const guid = (shown: Shown = {}) =>
  field({ type: 'string', format: 'uuid', ...shown }, (value) => {
    const text = typeof value === 'string' ? value.trim().replace(/^\{(.*)\}$/, '$1') : ''
    if (!isUuid(text)) return fault('InvalidGuid', 'must be a Guid.')
    return text === EMPTY_GUID ? fault('NotEmpty', 'must not be the empty Guid.') : text.toLowerCase()
  })

export const countryCode = (shown: Shown = {}) =>
  field({ type: 'string', minLength: 2, maxLength: 2, example: 'SE', ...shown }, (value) => {
    const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
    return COUNTRIES.includes(code)
      ? code
      : fault('InvalidCountryCode', 'must be an ISO 3166-1 alpha-2 code.')
  })

/** One of a few words, in any case. */
export const choice = <T extends string>(choices: readonly T[], shown: Shown = {}) =>
  field({ type: 'string', enum: [...choices], ...shown }, (value) => {
    const found = choices.find((one) => one.toLowerCase() === String(value).trim().toLowerCase())
    return found ?? fault('InvalidChoice', `must be one of ${choices.join(', ')}.`)
  })

/** Texts under names of the caller's; a form writes them as JSON. */
export const notesField = (shown: Shown = {}) =>
  field({ type: 'object', additionalProperties: { type: 'string' }, ...shown }, (value) => {
    const given = typeof value === 'string' && value.trimStart().startsWith('{') ? parseJson(value) : value
    const read = notes.safeParse(given, { error: plainWords })
    return read.success
      ? read.data
      : fault('InvalidMetadata', read.error.issues[0]?.message ?? 'must be an object with string values.')
  })

/** Number or text; its digits are read by `lib/money/decimal`, once the currency is known. */
export const amount = (shown: Shown = {}) =>
  field({ type: 'number', minimum: 0, example: 450, ...shown }, (value) =>
    typeof value === 'number' || (typeof value === 'string' && value.length <= 40)
      ? value
      : fault('InvalidNumber', 'must be a decimal number such as 12 or 12.50.'),
  )

/** At least one row, at most `max`. */
export const rows = <S extends z.ZodObject>(row: S, max: number) =>
  z.preprocess(
    (value) => value ?? [],
    z.array(row, 'must be a list.').superRefine((list, context) => {
      const code = list.length === 0 ? 'NotEmpty' : list.length > max ? 'MaximumLength' : undefined
      const message = list.length === 0 ? 'must not be empty.' : `must hold at most ${max} rows.`
      if (code) context.addIssue({ code: 'custom', message, params: { code } })
    }),
  )

/** The window of a list. */
export const skipAndTake = {
  Skip: integer(0, 1_000_000, { default: 0, description: 'How many to skip.' })
    .optional()
    .transform((skip) => skip ?? 0),
  Take: integer(1, 100, { default: 50, description: 'How many to return at most.' })
    .optional()
    .transform((take) => take ?? 50),
}

export const listAnswer = <S extends z.ZodType>(row: S, id: string) =>
  z.object({ Offset: z.int(), Total: z.int(), Results: z.array(row) }).meta({ id })
