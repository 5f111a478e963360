// What the small form of a recurring invoice does not show stays as it was.
import { expect, it } from 'vitest'
import type { Template } from '@/lib/recurring-invoices/template'
import { editedLines, templateWith } from './edited-lines'

const template: Template = {
  currency: 'EUR',
  memo: 'Thank you.',
  lineItems: [
    { description: 'Cleaning', quantity: '2', unit: 'HUR', unitPrice: '35', taxRate: '19' },
    { articleId: 7, quantity: '1' },
  ],
}

it('lines that were only looked at are what they were', () => {
  expect(templateWith(template, editedLines(template))).toEqual(template)
})

it('a changed line keeps its unit and its tax, a new one is taxed as the last, and one that was removed is gone', () => {
  const [first] = editedLines(template)
  if (!first) throw new Error('no line')
  const added = { was: '', isOfArticle: false, description: 'Windows', quantity: '3', unitPrice: '12.50' }
  expect(templateWith(template, [{ ...first, unitPrice: '40' }, added]).lineItems).toEqual([
    { description: 'Cleaning', quantity: '2', unit: 'HUR', unitPrice: '40', taxRate: '19' },
    { description: 'Windows', quantity: '3', unitPrice: '12.50' },
  ])
  const taxed = { ...template, lineItems: template.lineItems.slice(0, 1) }
  expect(templateWith(taxed, [first, added]).lineItems[1]).toMatchObject({ taxRate: '19' })
})
