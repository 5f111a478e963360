// Creates or edits a customer; when an email address changes, open invoices can be sent to the new one.
'use client'
import { type FormEvent, useRef, useState } from 'react'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { type OwnPlan, OwnPlanFields, ownPlanOf, remindersOf } from '@/components/admin/reminders/own-plan'
import { type ZoneChoice, ZoneField } from '@/components/settings/organisation/zone-field'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import type { Emails } from '@/lib/customers/emails'
import { COMPANY_POINTERS, type CompanyData, CompanyFields, companyIn } from './company-fields'
import { languagesWith } from './languages'
import { emailsIn, newAddresses, RecipientFields } from './recipient-fields'
import { type OpenInvoice, SendAgain } from './send-again'

interface Choice {
  value: string
  label: string
}

export interface EditedCustomer {
  id: string
  name: string
  emails: Emails | null
  locale: string | null
  timeZone: string | null
  company: CompanyData
  /** Null where the business's plan counts. */
  reminders: readonly number[] | null
  address: Partial<Record<'line1' | 'line2' | 'postalCode' | 'city' | 'state' | 'country', string>> | null
}

interface Props {
  organisationId: string
  countries: readonly Choice[]
  languages: readonly Choice[]
  timeZones: readonly ZoneChoice[]
  /** Left out for a new one. */
  customer?: EditedCustomer
  /** The business's plan of reminders. */
  usualReminders?: readonly number[]
  /** What was sent and waits for money. */
  open?: readonly OpenInvoice[]
}

const ADDRESS = [
  ['line1', 'Street and number'],
  ['line2', 'Address line 2'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['state', 'State or region'],
] as const

function bodyOf(form: HTMLFormElement) {
  const text = (name: string) => String(new FormData(form).get(name) ?? '').trim()
  const parts = [...ADDRESS.map(([name]) => name), 'country'].map((name) => [name, text(name)] as const)
  const address = Object.fromEntries(parts.filter(([, value]) => value !== ''))
  return {
    name: text('name'),
    emails: emailsIn(form),
    locale: text('locale') || null,
    timeZone: text('timeZone') || null,
    address: Object.keys(address).length > 0 ? address : null,
    ...companyIn(form),
  }
}

/** What was not touched is not sent: another plan makes up for nothing that passed. */
function changedPlan(known: OwnPlan, plan: OwnPlan) {
  const [before, now] = [remindersOf(known), remindersOf(plan)]
  return JSON.stringify(before) === JSON.stringify(now) ? {} : { reminders: now }
}

/** Every part of them has a field. */
const SHOWN_AT = [
  '/name',
  '/email',
  '/emails',
  '/address',
  '/locale',
  '/timeZone',
  '/reminders',
  ...COMPANY_POINTERS,
]

function CustomerZone({
  choices,
  error,
  known,
}: {
  choices: readonly ZoneChoice[]
  known: string
  error: string | undefined
}) {
  const [value, setValue] = useState(known)
  return (
    <ZoneField
      choices={choices}
      name="timeZone"
      hint="Leave empty for that of your business. Type a city to search."
      value={value}
      onChange={setValue}
      error={error}
    />
  )
}

export function EditCustomer({
  countries,
  customer,
  languages,
  open = [],
  organisationId,
  timeZones,
  usualReminders = [],
}: Props) {
  const keys = useRef(createRequestKeys())
  const { clear, isPending, problem, run } = useAction()
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<Emails | null>(null)
  const [fresh, setFresh] = useState<string[]>([])
  const known = ownPlanOf(customer?.reminders ?? null)
  const [plan, setPlan] = useState(known)
  const errorOf = (name: string) => errorAt(problem, `/${name}`) ?? errorAt(problem, `/address/${name}`)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = { ...bodyOf(event.currentTarget), ...changedPlan(known, plan) }
    setAsked(body.emails)
    const done = await run(() =>
      callApi(customer ? `/customers/${customer.id}` : '/customers', {
        method: customer ? 'PATCH' : 'POST',
        organisationId,
        body,
        ...(!customer && { idempotencyKey: keys.current.keyFor(body) }),
        answer: { parse: () => true },
      }),
    )
    if (!done) return
    keys.current.forget()
    const added = newAddresses(customer?.emails ?? null, body.emails)
    if (customer && added.length > 0 && open.length > 0) setFresh(added)
    else setOpen(false)
  }
  const toggle = (next: boolean) => {
    clear()
    setFresh([])
    setPlan(known)
    setOpen(next)
  }
  return (
    <Dialog
      title={fresh.length > 0 ? 'Send open invoices again?' : customer ? 'Edit the customer' : 'New customer'}
      trigger={
        <button type="button" className={customer ? QUIET_BUTTON : COMPACT_PRIMARY_BUTTON}>
          {customer ? 'Edit' : 'New customer'}
        </button>
      }
      isOpen={isOpen}
      onOpenChange={toggle}
    >
      {fresh.length > 0 ? (
        <SendAgain organisationId={organisationId} emails={fresh} invoices={open} />
      ) : (
        <form noValidate onSubmit={save} className="grid gap-4">
          <ProblemNotice problem={problem} shownAt={SHOWN_AT} />
          <TextField
            label="Name"
            name="name"
            autoComplete="off"
            defaultValue={customer?.name}
            error={errorOf('name')}
          />
          <RecipientFields emails={customer?.emails ?? null} asked={asked} problem={problem} />
          {ADDRESS.map(([name, label]) => (
            <TextField
              key={name}
              label={label}
              name={name}
              autoComplete="off"
              defaultValue={customer?.address?.[name] ?? ''}
              error={errorOf(name)}
            />
          ))}
          <SelectField
            label="Country"
            name="country"
            choices={countries}
            defaultValue={customer?.address?.country ?? ''}
            error={errorOf('country')}
          />
          <SelectField
            label="Language"
            name="locale"
            choices={languagesWith(languages, customer?.locale ?? null)}
            hint="For emails and the payment page."
            defaultValue={customer?.locale ?? ''}
            error={errorOf('locale')}
          />
          <CustomerZone choices={timeZones} known={customer?.timeZone ?? ''} error={errorOf('timeZone')} />
          {customer && (
            <OwnPlanFields
              plan={plan}
              onChange={setPlan}
              inherited={usualReminders}
              inheritedName="As your business"
              problem={problem}
            />
          )}
          <CompanyFields company={customer?.company ?? null} errorOf={errorOf} />
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
            <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
              {customer ? 'Save' : 'Add customer'}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
