// A customer's statement over a period.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { MailStatement } from '@/components/admin/customer/mail-statement'
import { StatementView } from '@/components/admin/customer/statement-view'
import { Shell } from '@/components/shell/shell'
import { Notice } from '@/components/ui/notice'
import { emailsOf } from '@/lib/customers/emails'
import { findCustomerName } from '@/lib/customers/overview'
import { readStatement } from '@/lib/customers/statement'
import { statementQuery } from '@/lib/customers/statement-platform-api'
import { Failure } from '@/lib/failure/failure'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Statement · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

async function StatementPage({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/customers/${encodeURIComponent(id)}/statement`
  await requireVisitor(path)
  const here = house()
  const found = await findCustomerName(here, id)
  const { frame, mayChange, organisation } = await placeOf(path, searchParams, found?.organisationId)
  const { from, to } = await searchParams
  const given = Object.entries({ from, to }).filter(([, value]) => typeof value === 'string' && value !== '')
  const asked = statementQuery.safeParse(Object.fromEntries(given))
  const read = (span: { from?: string | undefined; to?: string | undefined }) =>
    readStatement(here, organisation.id, id, span)
  // An invalid period is reported, and the default one shown.
  const isWrong = (error: unknown) => error instanceof Failure && error.code === 'Request.Invalid'
  const wanted = asked.success
    ? await read(asked.data).catch((error: unknown) => {
        if (isWrong(error)) return undefined
        throw error
      })
    : undefined
  const statement = wanted ?? (await read({}))
  const emails = emailsOf(statement.customer)
  return (
    <Shell place={frame} title={`Statement for ${statement.customer.name}`} lead={organisation.name}>
      {!wanted && (
        <Notice tone="wait">
          This period could not be shown: it must start before it ends, and must not hold too many entries.
          Shown instead are the last three months.
        </Notice>
      )}
      <StatementView
        statement={statement}
        organisationId={organisation.id}
        action={
          mayChange && (
            <div className="flex flex-wrap items-center gap-3 print:hidden">
              <MailStatement
                organisationId={organisation.id}
                customerId={statement.customer.id}
                recipients={emails ? [...emails.to, ...emails.cc, ...emails.bcc] : []}
              />
            </div>
          )
        }
      />
    </Shell>
  )
}

export default drawn(StatementPage)
