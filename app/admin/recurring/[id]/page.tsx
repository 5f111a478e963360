// One recurring invoice, for members of its organisation and for operators.
import type { Metadata } from 'next'
import { drawn, lost } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { RecurringPage } from '@/components/admin/recurring/recurring-page'
import { Shell } from '@/components/shell/shell'
import { isUuid } from '@/lib/ids'
import { listInvoices } from '@/lib/invoices/find'
import { findOwnerOfRecurring, findRecurring } from '@/lib/recurring-invoices/find'
import { readTemplate } from '@/lib/recurring-invoices/template-api'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Recurring invoice · Remit', robots: { index: false } }

const MOST_SHOWN = 50

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/recurring/${encodeURIComponent(id)}`
  await requireVisitor(path)
  if (!isUuid(id)) lost()
  const here = house()
  const owner = await findOwnerOfRecurring(here, id)
  const { frame, mayChange, organisation } = await placeOf(path, searchParams, owner)
  const [recurring, made] = await Promise.all([
    findRecurring(here, organisation.id, id),
    listInvoices(here, organisation.id, { recurringScheduleId: id, limit: MOST_SHOWN, sort: '-createdAt' }),
  ])
  return (
    <Shell
      place={frame}
      title={`Recurring invoice for ${recurring.customerName}`}
      lead={frame.organisation ? undefined : organisation.name}
    >
      <RecurringPage
        recurring={recurring}
        made={made.rows}
        organisationId={organisation.id}
        timeZone={organisation.timeZone}
        mayChange={mayChange}
        template={recurring.state === 'ended' ? undefined : readTemplate(recurring.template)}
      />
    </Shell>
  )
}

export default drawn(Page)
