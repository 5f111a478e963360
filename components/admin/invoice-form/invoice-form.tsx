// The invoice form, for a new invoice or a draft. Nothing typed is lost when the server refuses it.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo, useState } from 'react'
import { type FieldPath, type UseFormReturn, useController, useForm, useWatch } from 'react-hook-form'
import { WarningList } from '@/components/admin/invoice-actions/warning-list'
import type { MeansChoice } from '@/components/admin/prices/adjustment-rows'
import type { AdjustmentRow } from '@/components/admin/prices/adjustments'
import { placeHref } from '@/components/shell/place-href'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import type { Problem } from '@/components/ui/call-api'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { listed } from '@/components/ui/listed'
import { Notice } from '@/components/ui/notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { chargeWarning, type Warning } from '@/lib/money/charge-bounds'
import { isCurrency } from '@/lib/money/currency'
import { printWarning } from '@/lib/paper/print-warning'
import { AdjustmentFields } from './adjustment-fields'
import { CustomerPicker, type PickedCustomer } from './customer-picker'
import { Dates } from './dates'
import { EarlyFields } from './early-fields'
import type { ArticleChoice, RateChoice } from './line-fields'
import { LineRows } from './line-rows'
import { LivePreview, type PreviewFrame } from './live-preview'
import { LiveTotals } from './live-totals'
import { type Choice, NewCustomer } from './new-customer'
import { readLines } from './read-lines'
import { formSchema } from './schema'
import { sortFaults } from './server-faults'
import { SupplyFields } from './supply-fields'
import { useLeaveWarning } from './use-leave-warning'
import { useSave } from './use-save'
import { dayAfter, type FormValues } from './values'

export interface InvoiceFormProps {
  organisationId: string
  initial: FormValues
  customer: PickedCustomer | undefined
  /** The draft that is changed. */
  draftId?: string
  currencies: readonly Choice[]
  countries: readonly Choice[]
  languages: readonly Choice[]
  /** Why nobody can pay this organisation online now, whatever the amount. */
  accountWarning: Warning | undefined
  rates: readonly RateChoice[]
  articles: readonly ArticleChoice[]
  means: readonly MeansChoice[]
  /** What holds while nothing is said: of the draft, or the organisation’s. */
  usualAdjustments: readonly AdjustmentRow[]
  preview: PreviewFrame
}

/** Each refusal at its field, the first one with the focus; answers what is to be said above them. */
function showRefusal(form: UseFormReturn<FormValues>, problem: Problem): Problem {
  const { faults, rest } = sortFaults(problem, form.getValues('adjustments') ?? [])
  for (const [at, { message, name }] of faults.entries())
    form.setError(name as FieldPath<FormValues>, { message }, { shouldFocus: at === 0 })
  return rest
}

function sendingTo(customer: PickedCustomer | undefined): string {
  if (!customer)
    return 'Sending gives the invoice its number and its payment link, and emails it to the customer.'
  return customer.emails
    ? `Sending emails it to ${listed([...new Set(Object.values(customer.emails).flat())])}, with the payment link. After that it cannot be changed.`
    : `${customer.name} has no email address: sending creates the link, which you then pass on yourself.`
}

/** What sending would warn of, for what stands in the form now. */
function warningsNow(
  accountWarning: Warning | undefined,
  totalMinor: number | undefined,
  currency: string,
  texts: readonly (string | undefined)[],
): Warning[] {
  const ofPrint = printWarning(texts)
  const ofMoney =
    totalMinor && isCurrency(currency) ? [accountWarning, chargeWarning({ minor: totalMinor, currency })] : []
  return [...ofMoney, ofPrint].filter((it) => it !== undefined)
}

export function InvoiceForm(props: InvoiceFormProps) {
  const { currencies, draftId, initial, organisationId } = props
  const [customer, setCustomer] = useState(props.customer)
  const { articles, rates } = props
  const schema = useMemo(() => formSchema(rates), [rates])
  const form = useForm<FormValues>({ defaultValues: initial, resolver: zodResolver(schema) })
  const { leaveFor } = useLeaveWarning(form.formState.isDirty)
  const { isPending, isSavedUnsent, problem, save } = useSave({
    organisationId,
    draftId,
    showRefusal: (refused) => showRefusal(form, refused),
    onSaved: (id) => leaveFor(placeHref(`/admin/invoices/${id}`, organisationId)),
  })
  // Whatever changes is reckoned and shown anew.
  useWatch({ control: form.control })
  const values = form.getValues()
  const { currency, lineItems, memo } = values
  const read = readLines(values, rates)
  const { field } = useController({ control: form.control, name: 'customerId' })
  const { errors } = form.formState
  const pick = (picked: PickedCustomer | undefined) => {
    setCustomer(picked)
    field.onChange(picked?.id ?? '')
    const days = picked?.paymentTermsDays ?? null
    // Whoever has chosen a day means it.
    if (days !== null && !form.getFieldState('dueDate').isDirty)
      form.setValue('dueDate', dayAfter(form.getValues('issueDate'), days))
  }
  const submit = (isSending: boolean) => form.handleSubmit((values) => save(values, isSending))
  return (
    <form
      noValidate
      onSubmit={submit(false)}
      className="grid gap-8 ample:grid-cols-[minmax(0,1fr)_22rem] ample:items-start"
    >
      <div className="grid min-w-0 gap-8">
        {isSavedUnsent && (
          <Notice tone="wait">
            The draft is saved, but it has not been sent. Press “Save and send” again.
          </Notice>
        )}
        <ProblemNotice problem={problem} />
        <div className="grid items-start gap-4 wide:grid-cols-2 wide:gap-x-8">
          <div className="grid items-start gap-3 wide:grid-cols-[minmax(0,1fr)_auto]">
            <CustomerPicker
              organisationId={organisationId}
              picked={customer}
              onPick={pick}
              error={errors.customerId?.message}
              inputRef={field.ref}
            />
            <div className="wide:mt-6">
              <NewCustomer {...props} onMade={pick} />
            </div>
          </div>
          <SelectField
            label="Currency"
            choices={currencies}
            error={errors.currency?.message}
            {...form.register('currency')}
          />
          <Dates form={form} />
          <EarlyFields form={form} />
          <SupplyFields form={form} />
          <AdjustmentFields form={form} means={props.means} usual={props.usualAdjustments} />
        </div>
        <LineRows
          form={form}
          currency={currency}
          grossMinors={read.grossMinors}
          rates={rates}
          articles={articles}
        />
        <LiveTotals form={form} currency={currency} read={read} />
        <TextAreaField
          label="Note to the customer"
          hint="Shown below the line items."
          error={errors.memo?.message}
          {...form.register('memo')}
        />
        <div className="grid gap-3 border-t border-line pt-4">
          <div role="status">
            <WarningList
              warnings={warningsNow(props.accountWarning, read.totals?.totalMinor, currency, [
                ...[customer?.name, memo],
                ...lineItems.map(({ description }) => description),
              ])}
            />
          </div>
          <p className="text-13 text-muted">{sendingTo(customer)}</p>
          <div className="flex flex-wrap gap-3">
            <button
              type="button"
              aria-disabled={isPending}
              className={COMPACT_PRIMARY_BUTTON}
              onClick={submit(true)}
            >
              Save and send
            </button>
            <button type="submit" aria-disabled={isPending} className={QUIET_BUTTON}>
              Save draft
            </button>
          </div>
        </div>
      </div>
      <LivePreview {...props.preview} values={values} read={read} customerName={customer?.name ?? ''} />
    </form>
  )
}
