// A refusal in words: once, beside its field, and without technical field names.
import type { Problem } from './call-api'

type FieldError = NonNullable<Problem['errors']>[number]

/** `bankDetails/iban: must be an IBAN.` → `Must be an IBAN.`, whichever way the field is spelled. */
export function sentenceOf({ detail, pointer }: Pick<FieldError, 'detail' | 'pointer'>): string {
  const spelled = pointer.slice(1)
  const names = [spelled, spelled.replaceAll('/', '.'), spelled.split('/').at(-1) ?? '']
  const name = names.find(
    (one) => one !== '' && (detail.startsWith(`${one}:`) || detail.startsWith(`${one} `)),
  )
  const rest = name === undefined ? detail : detail.slice(name.length).replace(/^:?\s*/, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Whether `at` is this pointer, or below it. */
const isWithin = (at: string, pointer: string): boolean => `${at}/`.startsWith(`${pointer}/`)

/** What is wrong with the field at this JSON pointer, or anything below it. */
export function errorAt(problem: Problem | undefined, pointer: string): string | undefined {
  const found = problem?.errors?.find((error) => isWithin(error.pointer, pointer))
  return found && sentenceOf(found)
}

/** `/lineItems/0/unitPrice` → "Line items 1, unit price": for what has no field of its own. */
export function placeInWords(pointer: string): string {
  const words = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase())
    .reduce((said, part) => {
      if (/^\d+$/.test(part)) return `${said} ${Number(part) + 1}`
      return said ? `${said}, ${part}` : part
    }, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export interface Told {
  /** In one line. */
  title: string
  sentences: string[]
}

/** What is left to be said above a form whose fields, at these pointers, say the rest. */
export function toldAbove(problem: Problem, shownAt: readonly string[]): Told {
  const { detail, errors, title } = problem
  // The detail of a refusal that names fields is the sentences of all of them, in the spelling of programs.
  if (!errors) return { title, sentences: detail ? [detail] : [] }
  const rest = errors.filter(({ pointer }) => !shownAt.some((shown) => isWithin(pointer, shown)))
  if (rest.length === 0)
    return {
      title: errors.length === 1 ? 'One field needs another look.' : 'Some fields need another look.',
      sentences: [],
    }
  const sentences = rest.map((error) => {
    const sentence = sentenceOf(error)
    const place = placeInWords(error.pointer)
    return place && sentence !== error.detail
      ? `${place}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
      : sentence
  })
  return { title: 'This needs another look.', sentences: [...new Set(sentences)] }
}
