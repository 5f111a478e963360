// Schema errors in our own words where a field has none of its own; the library's never reach callers.
import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const KINDS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
}

const FORMATS: Record<string, string> = {
  email: 'an email address such as name@example.com',
  url: 'an absolute address such as https://example.com/',
  uuid: 'a UUID',
  guid: 'a UUID',
  date: 'a date such as 2026-11-30',
  datetime: 'a time such as 2026-11-30T09:30:00Z',
}

/** How the size of a thing is counted. */
function sizeOf(origin: string, size: number | bigint): string {
  if (origin === 'string') return `${size} characters long`
  return origin === 'array' || origin === 'set' ? `${size} entries long` : `${size}`
}

const listed = (values: readonly unknown[]): string => values.map(String).join(', ')

function say(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required.'
        : `must be ${KINDS[issue.expected] ?? 'of a different type'}.`
    case 'invalid_value':
      if (issue.input === undefined) return 'is required.'
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}.`
        : `must be one of ${listed(issue.values)}.`
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${sizeOf(issue.origin, issue.maximum)}.`
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${sizeOf(issue.origin, issue.minimum)}.`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}.`
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? 'written as the documentation shows it'}.`
    case 'unrecognized_keys':
      return 'is not known here.'
    case 'invalid_union':
      return issue.input === undefined ? 'is required.' : 'is of a kind that is not accepted here.'
    case 'invalid_key':
      return 'has a name that is not accepted here.'
    default:
      return 'is not acceptable.'
  }
}

/** For `safeParse(value, { error: plainWords })`; what a field says itself goes before. */
export const plainWords: z.core.$ZodErrorMap = (issue) => say(issue)
