// Says why a sent invoice cannot be changed, and what to do instead.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import type { Invoice } from '@/lib/invoices/invoice'

export function NotADraft({ invoice }: { invoice: Invoice }) {
  const { documentNumber, id, organisationId, status } = invoice
  return (
    <div className="grid justify-items-start gap-4">
      <p className="max-w-[44rem] text-muted text-pretty">
        {status === 'Void' ? 'This invoice is void' : `Invoice ${documentNumber} has been sent`}, and can no
        longer be changed. To correct it, make a copy and void this one.
      </p>
      <div className="flex flex-wrap gap-3">
        <a className={QUIET_BUTTON} href={placeHref(`/admin/invoices/${id}`, organisationId)}>
          View it
        </a>
        <a className={QUIET_BUTTON} href={placeHref('/admin/invoices/new', organisationId, { from: id })}>
          Make a copy
        </a>
      </div>
    </div>
  )
}
