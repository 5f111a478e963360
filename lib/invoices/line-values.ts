// What a line says of itself, also where a version from before it said so has written it.
import { createHash } from 'node:crypto'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import type { InvoiceLine } from './invoice'

/** A line from before lines had ids is known by its invoice and its place: the same text is always the same id. */
export function lineIdOf({ id, invoiceId, position }: Pick<InvoiceLine, 'id' | 'invoiceId' | 'position'>) {
  if (id) return id
  const hex = createHash('sha256').update(`invoice line ${invoiceId} ${position}`).digest('hex')
  // Version 8: what is in it is ours to say.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const quantityOf = (line: Pick<InvoiceLine, 'quantityMillionths' | 'quantityThousandths'>): bigint =>
  line.quantityMillionths ?? BigInt(line.quantityThousandths) * 1_000n

/** Millionths of a major unit. */
export const unitPriceOf = (
  { unitPriceMillionths, unitPriceMinor }: Pick<InvoiceLine, 'unitPriceMillionths' | 'unitPriceMinor'>,
  currency: Currency,
): bigint => unitPriceMillionths ?? BigInt(unitPriceMinor) * 10n ** BigInt(6 - currencyDigits(currency))
