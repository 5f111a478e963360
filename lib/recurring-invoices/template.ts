// What a recurring invoice asks for, made into the invoice of a day: with the prices and the taxes of that day.
import type { Queryable } from '@/db/database'
import { selectArticlesById } from '@/lib/articles/store'
import { selectTermsDays } from '@/lib/customers/store'
import { Failure, invalidField, invalidRequest } from '@/lib/failure/failure'
import type { DraftOrder } from '@/lib/invoices/create'
import { selectDealing } from '@/lib/invoices/draft-store'
import type { LineItem } from '@/lib/invoices/line-items'
import { priceDraft } from '@/lib/invoices/price-draft'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { formatMillionths, formatPercent } from '@/lib/money/decimal'
import { type Day, plusDays } from '@/lib/time-zone'

/** A line that names an article may leave the rest to it. */
export type TemplateLine = Omit<LineItem, 'description' | 'unitPrice'> &
  Partial<Pick<LineItem, 'description' | 'unitPrice'>>

export interface Template
  extends Omit<
    DraftOrder,
    | 'id'
    | 'organisationId'
    | 'customerId'
    | 'issueDate'
    | 'dueDate'
    | 'supplyDate'
    | 'servicePeriod'
    | 'lineItems'
  > {
  lineItems: TemplateLine[]
  /** After the day on which it is made; null: never due. Left out: by the customer's terms. */
  paymentTermsDays?: number | null | undefined
}

type Article = Awaited<ReturnType<typeof selectArticlesById>>[number]

const PPM = 1_000_000n

/** An article's price holds its tax; where the invoice's do not, it is taken out, to the millionth. */
function priceOf({ priceMinor, vatPpm }: Article, currency: Currency, includesTax: boolean): string {
  const millionths = BigInt(priceMinor) * 10n ** BigInt(6 - currencyDigits(currency))
  if (includesTax) return formatMillionths(millionths)
  const whole = PPM + BigInt(vatPpm)
  return formatMillionths((millionths * PPM * 2n + whole) / (whole * 2n))
}

function withArticle(
  line: TemplateLine,
  at: number,
  article: Article | undefined,
  template: Template,
): LineItem {
  const { description, unitPrice } = line
  if (description !== undefined && unitPrice !== undefined) return { ...line, description, unitPrice }
  const pointer = `/lineItems/${at}/articleId`
  if (!article)
    throw invalidField(pointer, 'unknown-article', `lineItems/${at}/articleId: there is no such article.`)
  if (unitPrice === undefined && article.currency !== template.currency)
    throw invalidField(
      pointer,
      'currency',
      `lineItems/${at}/articleId: the article is sold in ${article.currency}.`,
    )
  const isTaxed = [line.taxRate, line.taxRateId, line.taxCategory].some(
    (said) => said !== undefined && said !== null,
  )
  return {
    ...line,
    description: description ?? article.name,
    unitPrice: unitPrice ?? priceOf(article, template.currency, template.pricesIncludeTax ?? false),
    ...(!isTaxed && { taxRate: formatPercent(article.vatPpm) }),
  }
}

/** Throws `Request.Invalid`. */
async function linesOf(db: Queryable, organisationId: string, template: Template): Promise<LineItem[]> {
  const ids = template.lineItems.flatMap(({ articleId }) => articleId ?? [])
  const articles = ids.length === 0 ? [] : await selectArticlesById(db, organisationId, ids)
  return template.lineItems.map((line, at) =>
    withArticle(
      line,
      at,
      articles.find(({ id }) => id === line.articleId),
      template,
    ),
  )
}

interface Made {
  id: string
  organisationId: string
  customerId: string
  issueDate: Day
}

/** Throws `Request.Invalid`. */
export async function orderOf(db: Queryable, template: Template, made: Made): Promise<DraftOrder> {
  const { paymentTermsDays, ...rest } = template
  const lineItems = await linesOf(db, made.organisationId, template)
  const days =
    paymentTermsDays === undefined
      ? await selectTermsDays(db, made.organisationId, made.customerId)
      : paymentTermsDays
  return { ...rest, ...made, lineItems, dueDate: days === null ? null : plusDays(made.issueDate, days) }
}

/** Whether an invoice could be made of it today. Throws `Request.Invalid`, naming the fields within the template. */
export async function assertTemplate(db: Queryable, template: Template, made: Made): Promise<void> {
  try {
    const order = await orderOf(db, template, made)
    await priceDraft(db, await selectDealing(db, made.organisationId, made.customerId), {
      ...{
        currency: order.currency,
        lineItems: order.lineItems,
        pricesIncludeTax: order.pricesIncludeTax ?? false,
      },
      ...{ discount: order.discount ?? null, charge: order.charge ?? null },
    })
  } catch (error) {
    if (!(error instanceof Failure) || error.errors.length === 0) throw error
    throw invalidRequest(
      error.errors.map(({ code, detail, pointer }) => ({
        code,
        pointer: `/template${pointer}`,
        detail: `template/${detail}`,
      })),
    )
  }
}
