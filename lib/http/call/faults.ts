// Turns schema errors into field faults with JSON pointers, whose sentences name the field the same way.
import type { z } from 'zod'
import { type Failure, type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { cardNumbersIn } from './card-number'

const escapePointer = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')

export const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')

export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapePointer(part)}`).join('')

/** As the pointer, without the slash at its beginning. */
const spelledOf = (path: readonly PropertyKey[]): string => pointerTo(path).slice(1)

/** The faults of a failure, and its sentence, where a dialect spells fields in another way. */
export function respelled(
  { errors, message }: Failure,
  spell: (pointer: string) => string,
): { errors: FieldFault[]; message: string } {
  const mine = errors.map((fault) => {
    const spelled = fault.pointer.slice(1)
    const isNamed = spelled !== '' && fault.detail.startsWith(spelled)
    const detail = isNamed ? spell(fault.pointer) + fault.detail.slice(spelled.length) : fault.detail
    return { ...fault, detail }
  })
  const joined = (faults: FieldFault[]) => faults.map(({ detail }) => detail).join(' ')
  return {
    errors: mine,
    message: errors.length > 0 && message === joined(errors) ? joined(mine) : message,
  }
}

/** One fault for each issue; unknown keys get one each, so that every bad field has its own line. */
export function faultsOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldFault[] {
  return error.issues.flatMap((issue): FieldFault[] => {
    const path = [...prefix, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        code: 'unknown-field',
        detail: `${spelledOf([...path, key])}: is not known here.`,
      }))
    }
    const code =
      issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : issue.code
    const subject = path.length > 0 ? `${spelledOf(path)}:` : 'The body'
    return [
      { pointer: pointerTo(path), code: code.replaceAll('_', '-'), detail: `${subject} ${issue.message}` },
    ]
  })
}

/** What is sent is stored, printed and mailed, where no card number may ever stand. Throws `Request.Invalid`. */
export function assertNoCardNumber(sent: unknown): void {
  const paths = cardNumbersIn(sent)
  if (paths.length === 0) return
  throw invalidRequest(
    paths.map((path) => ({
      pointer: pointerTo(path),
      code: 'card-number',
      detail: `${path.length > 0 ? `${spelledOf(path)}:` : 'The body'} must not hold a card number. If it is another number, put letters in front of it, as in ORD-1234.`,
    })),
  )
}
