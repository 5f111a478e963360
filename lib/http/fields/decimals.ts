// Decimals in a body, read digit by digit: what is wrong with them is a fault of the field that holds them.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { DecimalError } from '@/lib/money/decimal'

/** Runs a parser; a decimal that it refuses becomes a fault at `pointer`, and `nothing` stands in until all are collected. */
function read<Units>(
  faults: FieldFault[],
  pointer: string,
  parse: () => Units,
  { name, nothing }: { name: string; nothing: Units },
): Units {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error
    faults.push({ pointer, code: error.code, detail: `${name}: ${error.message}` })
    return nothing
  }
}

export const readDecimal = (
  faults: FieldFault[],
  pointer: string,
  parse: () => number,
  name = pointer.slice(1),
): number => read(faults, pointer, parse, { name, nothing: 0 })

/** As `readDecimal`, of quantities and unit prices. */
export const readMillionths = (faults: FieldFault[], pointer: string, parse: () => bigint): bigint =>
  read(faults, pointer, parse, { name: pointer.slice(1), nothing: 0n })

/** One decimal alone. Throws `Request.Invalid`. */
export function readOneDecimal(pointer: string, parse: () => number): number {
  const faults: FieldFault[] = []
  const read = readDecimal(faults, pointer, parse)
  if (faults.length > 0) throw invalidRequest(faults)
  return read
}
