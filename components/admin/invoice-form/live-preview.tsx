// The invoice beside its form, as its payer will see it.
'use client'
import { LineList } from '@/components/invoice/line-list'
import { Taxes } from '@/components/invoice/totals'
import { previewReader } from '@/components/settings/organisation/preview-reader'
import { Amount } from '@/components/ui/amount'
import type { Contents, PayerLine } from '@/lib/documents/contents'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { formatMillionths, formatPercent } from '@/lib/money/decimal'
import type { ReadDraft } from './read-lines'
import type { AllowanceValues, FormValues } from './values'

export interface PreviewFrame {
  organisationName: string
  sentences: Readonly<Record<string, string>>
}

interface Props extends PreviewFrame {
  values: FormValues
  read: ReadDraft
  customerName: string
}

/** Shown once it can be reckoned: until then its percentage may be anything that somebody is about to type. */
const allowanceOf = ({ kind, percent, reason }: AllowanceValues, amountMinor: number) =>
  kind === '' || amountMinor === 0
    ? null
    : { percent: kind === 'percent' ? percent.trim() : null, reason, amountMinor }

function linesOf(values: FormValues, { lines, totals }: ReadDraft): PayerLine[] {
  return lines.flatMap(({ at, line }, index): PayerLine[] => {
    const [typed, total] = [values.lineItems[at], totals?.lines[index]]
    if (!typed || !total) return []
    return [
      {
        description: typed.description,
        quantity: formatMillionths(line.quantityMillionths),
        unit: typed.unit,
        unitPrice: formatMillionths(line.unitPriceMillionths),
        discount: allowanceOf(typed.discount, total.discountMinor),
        amountMinor: values.pricesIncludeTax ? total.grossMinor : total.netMinor,
        taxRatePercent: line.taxRatePpm > 0 ? formatPercent(line.taxRatePpm) : null,
      },
    ]
  })
}

function contentsOf(
  values: FormValues,
  read: ReadDraft,
  currency: Currency,
): Contents & { currency: Currency } {
  const { totals } = read
  const { chargeMinor = 0, discountMinor = 0, linesMinor = 0 } = totals?.written ?? {}
  return {
    currency,
    ...{ issueDate: values.issueDate, dueDate: values.dueDate || null, memo: values.memo || null },
    supplyDate: values.supplied === 'on' ? values.supplyDate || null : null,
    servicePeriod:
      values.supplied === 'during' && values.periodFrom && values.periodTo
        ? { from: values.periodFrom, to: values.periodTo }
        : null,
    purchaseOrderNumber: values.purchaseOrderNumber || null,
    buyerReference: values.buyerReference || null,
    pricesIncludeTax: values.pricesIncludeTax,
    lines: linesOf(values, read),
    linesMinor,
    discount: allowanceOf(values.discount, discountMinor),
    charge: allowanceOf(values.charge, chargeMinor),
    subTotalMinor: totals?.subTotalMinor ?? 0,
    taxes: (totals?.taxGroups ?? [])
      .filter(({ ratePpm }) => ratePpm > 0)
      .map(({ baseMinor, ratePpm, taxMinor }) => ({
        ...{ category: 'S' as const, name: null, reason: null, ratePercent: formatPercent(ratePpm) },
        ...{ netMinor: baseMinor, amountMinor: taxMinor },
      })),
    totalMinor: totals?.totalMinor ?? 0,
  }
}

export function LivePreview({ customerName, organisationName, read, sentences, values }: Props) {
  const reader = previewReader(sentences)
  const { day, locale, say } = reader
  const currency = isCurrency(values.currency) ? values.currency : 'EUR'
  const view = contentsOf(values, read, currency)
  const facts = [
    [say('page.paper.for'), customerName],
    [say('page.paper.due'), view.dueDate && day(view.dueDate)],
    [say('paper.supplied'), view.supplyDate && day(view.supplyDate)],
    [
      say('paper.servicePeriod'),
      view.servicePeriod &&
        say('paper.statementSpan', { from: day(view.servicePeriod.from), to: day(view.servicePeriod.to) }),
    ],
    [say('paper.orderNumber'), view.purchaseOrderNumber],
    [say('paper.buyerReference'), view.buyerReference],
  ].filter(([, text]) => text)
  return (
    <aside aria-labelledby="preview" className="grid min-w-0 gap-3 ample:sticky ample:top-6">
      <h2 id="preview" className="text-17 font-strong">
        Preview
      </h2>
      {/* What it says stands in the fields already. */}
      <div
        aria-hidden="true"
        className="grid gap-4 rounded-base border border-line bg-paper p-5 text-15 shadow-paper"
      >
        <p className="text-17 font-strong">{organisationName}</p>
        <Amount
          minor={view.totalMinor}
          currency={currency}
          locale={locale}
          className="text-32 font-strong tracking-tight whitespace-normal"
        />
        <dl className="grid gap-1">
          {facts.map(([name, text]) => (
            <div key={name} className="flex justify-between gap-4">
              <dt className="shrink-0 text-13 text-muted">{name}</dt>
              <dd className="min-w-0 text-end break-words">{text}</dd>
            </div>
          ))}
        </dl>
        <div>
          <LineList view={view} reader={reader} />
          <Taxes view={view} reader={reader} />
          <dl className="border-t border-line py-2">
            <div className="flex justify-between gap-4 text-17 font-strong">
              <dt>{say('page.paper.total')}</dt>
              <dd>
                <Amount minor={view.totalMinor} currency={currency} locale={locale} />
              </dd>
            </div>
          </dl>
        </div>
        {view.memo && <p className="whitespace-pre-line text-13 text-muted">{view.memo}</p>}
      </div>
    </aside>
  )
}
