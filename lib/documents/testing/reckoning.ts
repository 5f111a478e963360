// Exact decimals for checking: text of a document as whole millionths of millionths, independent of the code that wrote it.

const DIGITS = 14

/** Units of 10^-14. Throws for what is no decimal. */
export function exact(text: string | null): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,14}))?$/.exec(text ?? '0')
  if (!match) throw new RangeError(`${text} is no decimal.`)
  return BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(DIGITS, '0')}`)
}

export const ONE = 10n ** BigInt(DIGITS)

export const sum = (texts: (string | null)[]): bigint => texts.reduce((all, text) => all + exact(text), 0n)

/** To so many decimals, halves away from zero. */
export function rounded(value: bigint, decimals: number): bigint {
  const step = 10n ** BigInt(DIGITS - decimals)
  const size = value < 0n ? -value : value
  const units = (size * 2n + step) / (step * 2n)
  return (value < 0n ? -units : units) * step
}

export const times = (one: string | null, other: string | null): bigint => (exact(one) * exact(other)) / ONE

/** Of a base, a percentage. */
export const percentOf = (base: string | null, percent: string | null): bigint =>
  (exact(base) * exact(percent)) / (100n * ONE)

export const decimalsOf = (text: string | null): number => text?.split('.')[1]?.length ?? 0
