// Turns what a schema found into field faults with JSON pointers.
import type { z } from 'zod'
import type { FieldFault } from '@/lib/failure/failure'

const escapePointer = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')

export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapePointer(part)}`).join('')

/** One fault for each issue; unknown keys get one each, so that every bad field has its own line. */
export function faultsOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldFault[] {
  return error.issues.flatMap((issue): FieldFault[] => {
    const path = [...prefix, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        code: 'unknown-field',
        detail: `The field ${key} is not known here.`,
      }))
    }
    const code =
      issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : issue.code
    const name = path.length > 0 ? `${path.map(String).join('.')}: ` : ''
    return [{ pointer: pointerTo(path), code: code.replaceAll('_', '-'), detail: `${name}${issue.message}` }]
  })
}
