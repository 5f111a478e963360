// What owners and admins can do with a customer: edit, merge, export, anonymise, erase, delete.
'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CustomerPicker, type PickedCustomer } from '@/components/admin/invoice-form/customer-picker'
import { OnlyAdmins } from '@/components/admin/invoice-form/only-admins'
import type { ZoneChoice } from '@/components/settings/organisation/zone-field'
import { placeHref } from '@/components/shell/place-href'
import { DANGER_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ExportButton } from '@/components/ui/export-button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import { CUSTOMERS_PATH } from './customer-search'
import { EditCustomer, type EditedCustomer } from './edit-customer'
import type { OpenInvoice } from './send-again'

interface Choice {
  value: string
  label: string
}

interface Props {
  organisation: { id: string; name: string }
  customer: EditedCustomer
  open: readonly OpenInvoice[]
  countries: readonly Choice[]
  languages: readonly Choice[]
  timeZones: readonly ZoneChoice[]
  usualReminders: readonly number[]
  mayChange: boolean
}

export function CustomerActions({ customer, mayChange, organisation, ...edit }: Props) {
  const router = useRouter()
  const organisationId = organisation.id
  if (!mayChange) return <OnlyAdmins organisationName={organisation.name}>edit customers</OnlyAdmins>
  const ask = (method: 'POST' | 'DELETE', path: string) =>
    callApi(`/customers/${customer.id}${path}`, { method, organisationId, answer: NOTHING })
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <EditCustomer {...edit} customer={customer} organisationId={organisationId} />
      <MergeCustomer customer={customer} organisationId={organisationId} />
      <ExportButton
        path={`/customers/${customer.id}/export`}
        organisationId={organisationId}
        name={`customer-${customer.id}`}
      >
        Export
      </ExportButton>
      <ConfirmDialog
        trigger={
          <button type="button" className={QUIET_BUTTON}>
            Anonymise
          </button>
        }
        title="Anonymise this customer?"
        description="The name is replaced, and every email address, the postal address, your reference and your notes are removed: here, in the history, and from the records of emails and payments. Invoices stay in the books, and documents already sent stay as they were, because the law requires them to be kept. This cannot be undone."
        verb="Anonymise"
        isDangerous
        change={() => ask('POST', '/anonymise')}
      />
      <ConfirmDialog
        trigger={
          <button type="button" className={DANGER_BUTTON}>
            Erase
          </button>
        }
        title="Erase this customer?"
        description="For a customer who asks to be erased. As well as anonymising, this deletes drafts, ends the links to all invoices, and removes notes and refund reasons. What stays: the amounts in your books, and documents already sent, until the term that bookkeeping law sets for them is over; then their names and contents are erased, too. This cannot be undone."
        verb="Erase the customer"
        isDangerous
        change={() => ask('POST', '/erase')}
      />
      <ConfirmDialog
        trigger={
          <button type="button" className={DANGER_BUTTON}>
            Delete
          </button>
        }
        title="Delete this customer?"
        description="Only a customer who was never invoiced can be deleted. This cannot be undone."
        verb="Delete the customer"
        isDangerous
        change={() => ask('DELETE', '')}
        onDone={() => router.replace(placeHref(CUSTOMERS_PATH, organisationId))}
      />
    </div>
  )
}

function MergeCustomer({ customer, organisationId }: { customer: EditedCustomer; organisationId: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [into, setInto] = useState<PickedCustomer>()
  const { clear, isPending, problem, run } = useAction()
  const merge = async () => {
    if (!into) return
    const done = await run(() =>
      callApi(`/customers/${customer.id}/merge`, {
        organisationId,
        body: { into: into.id },
        answer: NOTHING,
      }),
    )
    if (done) router.replace(placeHref(`${CUSTOMERS_PATH}/${into.id}`, organisationId))
  }
  const toggle = (next: boolean) => {
    clear()
    setInto(undefined)
    setOpen(next)
  }
  return (
    <Dialog
      title="Merge into another customer"
      description={`Use this if a customer was entered twice: all invoices of ${customer.name} move to the customer you choose, with their payments and credit. Details missing there, such as an address, are copied from this one. Documents already sent stay as they were. This cannot be undone.`}
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          Merge
        </button>
      }
      isOpen={isOpen}
      onOpenChange={toggle}
    >
      <ProblemNotice problem={problem} shownAt={['/into']} />
      <CustomerPicker
        organisationId={organisationId}
        picked={into}
        onPick={setInto}
        error={into?.id === customer.id ? 'Choose a different customer.' : errorAt(problem, '/into')}
        inputRef={() => undefined}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button
          type="button"
          aria-disabled={isPending || !into || into.id === customer.id}
          className={DANGER_BUTTON}
          onClick={merge}
        >
          {into ? `Merge into ${into.name}` : 'Merge'}
        </button>
      </div>
    </Dialog>
  )
}
