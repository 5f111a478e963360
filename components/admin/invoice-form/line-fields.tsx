// The fields of one line: what it is, how much of it, at which price, and how it is taxed.
'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { SelectField, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import { isCurrency } from '@/lib/money/currency'
import { parsePercent } from '@/lib/money/decimal'
import { AllowanceFields } from './allowance-fields'
import { askedFor, type NamedRate } from './read-lines'
import { unitChoices } from './units'
import type { FormValues } from './values'

/** A rate as it is chosen. */
export interface RateChoice extends NamedRate {
  /** "Standard rate, 19%" */
  label: string
}

/** What can be suggested as a description. */
export interface ArticleChoice {
  id: number
  name: string
  currency: string
  /** Decimal text, in percent. */
  vat: string
  /** Decimal text, with tax and without. */
  gross: string
  net: string
}

interface Props {
  at: number
  form: UseFormReturn<FormValues>
  rates: readonly RateChoice[]
  articles: readonly ArticleChoice[]
}

/** Where the list of suggestions is, for all lines. */
export const ARTICLE_LIST = 'articles-to-suggest'

export function LineFields({ articles, at, form, rates }: Props) {
  const [currency, line, pricesIncludeTax] = useWatch({
    control: form.control,
    name: ['currency', `lineItems.${at}`, 'pricesIncludeTax'],
  })
  const errors = form.formState.errors.lineItems?.[at]
  // Nothing is calculated in an unknown currency.
  const known = isCurrency(currency) ? currency : 'EUR'
  const take = (name: string) => {
    const article = articles.find((one) => one.name === name && one.currency === currency)
    const set = (field: 'articleId' | 'unitPrice' | 'taxRate' | 'taxRateId', value: string) =>
      form.setValue(`lineItems.${at}.${field}`, value, { shouldDirty: true })
    set('articleId', article ? String(article.id) : '')
    if (!article || line.unitPrice !== '') return
    set('unitPrice', pricesIncludeTax ? article.gross : article.net)
    const rate = rates.find(({ ratePpm }) => ratePpm > 0 && ratePpm === parsePercent(article.vat))
    set('taxRateId', rate?.id ?? '')
    set('taxRate', rate || article.vat === '0' ? '' : article.vat)
  }
  const description = form.register(`lineItems.${at}.description`)
  return (
    <>
      <TextField
        label="Description"
        className="col-span-4"
        list={ARTICLE_LIST}
        autoComplete="off"
        error={errors?.description?.message}
        {...description}
        onChange={async (event) => {
          await description.onChange(event)
          take(event.target.value)
        }}
      />
      <FormDecimal
        label="Quantity"
        asked={askedFor('quantity', known)}
        className="col-span-2 roomy:col-span-1"
        control={form.control}
        name={`lineItems.${at}.quantity`}
      />
      <SelectField
        label="Unit"
        className="col-span-2 roomy:col-span-1"
        choices={unitChoices(line.unit)}
        error={errors?.unit?.message}
        {...form.register(`lineItems.${at}.unit`)}
      />
      <FormDecimal
        label="Unit price"
        asked={askedFor('unitPrice', known)}
        className="col-span-4 roomy:col-span-2"
        control={form.control}
        name={`lineItems.${at}.unitPrice`}
      />
      <TaxFields at={at} form={form} rates={rates} />
      <div className="col-span-4 grid">
        <AllowanceFields
          form={form}
          at={`lineItems.${at}.discount`}
          name={`discount on line ${at + 1}`}
          offer={`Discount on line ${at + 1}`}
        />
      </div>
    </>
  )
}

const WITH_REASON = ['E', 'AE', 'K', 'G', 'O']

/** By name, or a percentage of one's own; and why there is none, where that must be said. */
function TaxFields({ at, form, rates }: Omit<Props, 'articles'>) {
  const { taxCategory, taxExemptionReason, taxRateId } = useWatch({
    control: form.control,
    name: `lineItems.${at}`,
  })
  const errors = form.formState.errors.lineItems?.[at]
  const category = rates.find(({ id }) => id === taxRateId)?.category ?? taxCategory
  const wantsReason =
    WITH_REASON.includes(category) || taxExemptionReason !== '' || errors?.taxExemptionReason
  const choices = [
    { value: '', label: 'A percentage' },
    ...rates.map(({ id, label }) => ({ value: id, label })),
  ]
  return (
    <>
      <SelectField
        label="Tax rate"
        className={taxRateId === '' ? 'col-span-2' : 'col-span-4'}
        choices={choices}
        error={errors?.taxRateId?.message ?? errors?.taxCategory?.message}
        {...form.register(`lineItems.${at}.taxRateId`, {
          onChange: () => {
            form.setValue(`lineItems.${at}.taxCategory`, '')
            form.setValue(`lineItems.${at}.taxExemptionReason`, '')
          },
        })}
      />
      {taxRateId === '' && (
        <FormDecimal
          label="Tax, %"
          asked={{ of: 'percent' }}
          className="col-span-2"
          control={form.control}
          name={`lineItems.${at}.taxRate`}
        />
      )}
      {wantsReason && (
        <TextField
          label="Why no tax is charged"
          hint="Left empty, it is proposed in the customer’s language where that is certain."
          className="col-span-4"
          autoComplete="off"
          error={errors?.taxExemptionReason?.message}
          {...form.register(`lineItems.${at}.taxExemptionReason`)}
        />
      )}
    </>
  )
}
