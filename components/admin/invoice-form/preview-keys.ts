// The sentences of the preview, which the server picks and the browser fills.
import type { Key } from '@/lib/words/room'

export const PREVIEW_KEYS = [
  'page.paper.for',
  'page.paper.due',
  'page.paper.memo',
  'page.paper.subtotal',
  'page.paper.tax',
  'page.paper.total',
  'paper.buyerReference',
  'paper.discount',
  'paper.items',
  'paper.orderNumber',
  'paper.pricesIncludeTax',
  'paper.servicePeriod',
  'paper.statementSpan',
  'paper.supplied',
  'paper.surcharge',
  'paper.taxOn',
] as const satisfies Key[]
