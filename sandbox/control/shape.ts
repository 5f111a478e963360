// Reads the JSON bodies of the control surface.
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 403 | 404,
    message: string,
  ) {
    super(message)
    this.name = 'ControlError'
  }
}

export type Body = Record<string, unknown>

export function optionalText(body: Body, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw new ControlError(400, `${name} must be text`)
}

export function oneOf<T extends string>(body: Body, name: string, words: readonly T[]): T {
  const found = words.find((word) => word === body[name])
  if (found === undefined) throw new ControlError(400, `${name} must be one of ${words.join(', ')}`)
  return found
}

export function optionalInteger(body: Body, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new ControlError(400, `${name} must be a whole number`)
}
