// What a line says of itself, also where a version from before it said so has written it.
import { namedId } from '@/lib/ids'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import type { InvoiceLine } from './invoice'

/** A line from before lines had ids is known by its invoice and its place: the same text is always the same id. */
export function lineIdOf({ id, invoiceId, position }: Pick<InvoiceLine, 'id' | 'invoiceId' | 'position'>) {
  return id ?? namedId(`invoice line ${invoiceId} ${position}`)
}

export const quantityOf = (line: Pick<InvoiceLine, 'quantityMillionths' | 'quantityThousandths'>): bigint =>
  line.quantityMillionths ?? BigInt(line.quantityThousandths) * 1_000n

/** Millionths of a major unit. */
export const unitPriceOf = (
  { unitPriceMillionths, unitPriceMinor }: Pick<InvoiceLine, 'unitPriceMillionths' | 'unitPriceMinor'>,
  currency: Currency,
): bigint => unitPriceMillionths ?? BigInt(unitPriceMinor) * 10n ** BigInt(6 - currencyDigits(currency))
