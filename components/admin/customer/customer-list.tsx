// Customers as a table; on a phone only the columns that matter.
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { QUIET_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import type { CustomerPage, ListedCustomer } from '@/lib/customers/overview'
import { isCurrency } from '@/lib/money/currency'
import { CUSTOMERS_PATH } from './customer-search'

interface Props {
  page: CustomerPage
  /** Undefined where all organisations are shown. */
  organisationId: string | undefined
  q: string
  isFirstPage: boolean
}

const ROOMY = 'hidden wide:table-cell'

export function CustomerList({ isFirstPage, organisationId, page, q }: Props) {
  const hrefOf = (cursor?: string) => placeHref(CUSTOMERS_PATH, organisationId, { q, cursor })
  return (
    <>
      {page.rows.length > 0 ? (
        <Customers page={page} hasOrganisation={organisationId === undefined} />
      ) : (
        <EmptyState title="No customers found">
          No customer matches. Try part of the name or of the email address.
        </EmptyState>
      )}
      {page.isMore && (
        <p className="text-13 text-muted">There are more matches than are shown here. Add another word.</p>
      )}
      {(!isFirstPage || page.nextCursor) && (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {!isFirstPage && (
            <a className={QUIET_BUTTON} href={hrefOf()}>
              Newest
            </a>
          )}
          {page.nextCursor && (
            <a rel="next" className={QUIET_BUTTON} href={hrefOf(page.nextCursor)}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Customers({ hasOrganisation, page }: { page: CustomerPage; hasOrganisation: boolean }) {
  return (
    <table className={TABLE}>
      <caption className="sr-only">Customers, newest first</caption>
      <thead>
        <tr>
          <th className={HEAD_CELL}>Name</th>
          {hasOrganisation && <th className={`${HEAD_CELL} ${ROOMY}`}>Organisation</th>}
          <th className={`${HEAD_CELL} ${ROOMY}`}>Email address</th>
          <th className={AMOUNT_HEAD_CELL}>Outstanding</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((customer) => (
          <tr key={customer.id} className={`relative ${ROW}`}>
            <td className={`${CELL} break-words`}>
              <a
                className="font-strong after:absolute after:inset-0"
                href={placeHref(
                  `${CUSTOMERS_PATH}/${customer.id}`,
                  hasOrganisation ? undefined : customer.organisationId,
                )}
                dir="auto"
              >
                {customer.name}
              </a>
              <span className="block text-13 break-all text-muted wide:hidden">
                {customer.email ?? 'No email address'}
              </span>
            </td>
            {hasOrganisation && <td className={`${CELL} ${ROOMY}`}>{customer.organisationName}</td>}
            <td className={`${CELL} ${ROOMY} break-all`}>
              {customer.email ?? <span className="text-muted">None</span>}
            </td>
            <td className={AMOUNT_CELL}>
              <Sums open={customer.open} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One line for each currency. */
export function Sums({ open }: Pick<ListedCustomer, 'open'>) {
  if (open.length === 0) return <span className="text-muted">Nothing</span>
  return open.map(
    ({ currency, outstandingMinor }) =>
      isCurrency(currency) && (
        <span key={currency} className="block">
          <Amount minor={outstandingMinor} currency={currency} locale="en-GB" />
        </span>
      ),
  )
}
