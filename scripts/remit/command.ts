// What the commands of the operator's command line share.
import { type Command, InvalidArgumentError } from 'commander'
import type { z } from 'zod'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { DecimalError, parsePercent } from '@/lib/money/decimal'

/** Does the work in a house of its own, and prints what it answers as JSON. */
export type Perform = (work: (house: House) => Promise<unknown>) => Promise<void>

export type AddCommands = (program: Command, perform: Perform) => void

/** Reads an option with the very field that the API reads it with. */
export const readWith =
  <T>(field: z.ZodType<T>) =>
  (value: string): T => {
    const checked = field.safeParse(value)
    if (checked.success) return checked.data
    throw new InvalidArgumentError(`It ${checked.error.issues[0]?.message ?? 'is not acceptable.'}`)
  }

/** Parts per million from a percentage: `2.5` is 25,000. */
export function readPercent(value: string): number {
  try {
    return parsePercent(value)
  } catch (error) {
    if (error instanceof DecimalError) throw new InvalidArgumentError(error.message)
    throw error
  }
}

export function readId(value: string): string {
  if (isUuid(value)) return value.toLowerCase()
  throw new InvalidArgumentError('It must be a UUID.')
}
