// The lines of a recurring invoice, as a small form edits them: what it does not show stays as it was.
import type { Template } from '@/lib/recurring-invoices/template'

type Line = Template['lineItems'][number]

export interface EditedLine {
  /** Of the line in the template that it changes; empty where it is new. */
  was: string
  /** The article says what is left empty. */
  isOfArticle: boolean
  description: string
  quantity: string
  unitPrice: string
}

export const editedLines = ({ lineItems }: Template): EditedLine[] =>
  lineItems.map(({ articleId, description, quantity, unitPrice }, at) => ({
    was: String(at),
    isOfArticle: articleId !== undefined,
    description: description ?? '',
    quantity: String(quantity),
    unitPrice: unitPrice === undefined ? '' : String(unitPrice),
  }))

/** A new line is taxed as the one before it. */
const taxOf = ({ taxCategory, taxExemptionReason, taxRate, taxRateId }: Line): Partial<Line> => ({
  ...(taxRate !== undefined && { taxRate }),
  ...(taxRateId !== undefined && { taxRateId }),
  ...(taxCategory !== undefined && { taxCategory }),
  ...(taxExemptionReason !== undefined && { taxExemptionReason }),
})

/** A line of an article may leave its name and its price to it, by an empty field. */
export function templateWith(template: Template, edited: readonly EditedLine[]): Template {
  const last = template.lineItems.at(-1)
  return {
    ...template,
    lineItems: edited.map(({ description, quantity, unitPrice, was }): Line => {
      const before = was === '' ? undefined : template.lineItems[Number(was)]
      const { description: _, unitPrice: __, ...rest } = before ?? { quantity, ...(last && taxOf(last)) }
      return {
        ...rest,
        quantity,
        ...(description.trim() && { description: description.trim() }),
        ...(unitPrice.trim() && { unitPrice: unitPrice.trim() }),
      }
    }),
  }
}
