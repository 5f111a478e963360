// The form is drawn with all that a rich draft has, and its preview says it as the payer's page will.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ROOM } from '@/lib/words/room'
import { blankValues } from './from-invoice'
import { InvoiceForm } from './invoice-form'
import { PREVIEW_KEYS } from './preview-keys'
import { emptyLine, NO_ALLOWANCE } from './values'

const initial = {
  ...blankValues('EUR', '2026-11-30', null),
  ...{ supplied: 'on' as const, supplyDate: '2026-11-20', purchaseOrderNumber: 'PO-7' },
  discount: { ...NO_ALLOWANCE, kind: 'percent' as const, percent: '10', reason: 'Loyal' },
  lineItems: [
    {
      ...emptyLine({ taxRateId: 'r' }),
      description: 'Work',
      quantity: '2.5',
      unit: 'HUR',
      unitPrice: '48.00',
    },
  ],
}

const drawn = (values: typeof initial) =>
  renderToStaticMarkup(
    <InvoiceForm
      organisationId="o"
      initial={values}
      customer={undefined}
      currencies={[{ value: 'EUR', label: 'EUR' }]}
      countries={[]}
      languages={[]}
      accountWarning={undefined}
      rates={[{ id: 'r', ratePpm: 190_000, category: 'S', label: 'Standard rate, 19%' }]}
      articles={[{ id: 1, name: 'Haircut', currency: 'EUR', vat: '19', gross: '45.00', net: '37.82' }]}
      means={[]}
      usualAdjustments={[]}
      preview={{
        organisationName: 'Bakery',
        sentences: Object.fromEntries(PREVIEW_KEYS.map((key) => [key, ROOM.en[key]])),
      }}
    />,
  )

it('is drawn on the server, with the totals and a preview', () => {
  const html = drawn(initial)
  // 120.00 − 12.00, and 19 % of it.
  for (const said of [
    '€108.00',
    '€20.52',
    '€128.52',
    '2.5 hours × €48.00',
    'Discount 10%: Loyal',
    'PO-7',
    'Haircut',
  ])
    expect(html).toContain(said)
})

it.each(['', '-', '1,'])('is drawn while a percentage is being typed: “%s”', (percent) => {
  const charge = { ...NO_ALLOWANCE, kind: 'percent' as const, percent }
  expect(drawn({ ...initial, charge, discount: charge })).toContain('€142.80')
})
