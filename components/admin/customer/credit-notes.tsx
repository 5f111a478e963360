// The credit notes of a customer: each with its invoice, its amount, what became of it, and its paper.
import { markOf } from '@/components/admin/invoice/credit-notes'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { StatusMark } from '@/components/ui/status-mark'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import type { CustomerOverview } from '@/lib/customers/overview'
import { isCurrency } from '@/lib/money/currency'
import { displayDate } from '@/lib/time-zone'

const LOCALE = 'en-GB'
const ONLY_WIDE = 'hidden wide:table-cell'

interface Props {
  notes: CustomerOverview['creditNotes']
  organisationId: string
}

export function CustomerCreditNotes({ notes, organisationId }: Props) {
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="credit-notes" className="grid gap-2">
      <h2 id="credit-notes" className="text-17 font-strong">
        Credit notes
      </h2>
      <table className={TABLE}>
        <caption className="sr-only">Credit notes, newest first</caption>
        <thead>
          <tr>
            <th className={HEAD_CELL}>Number</th>
            <th className={HEAD_CELL}>Invoice</th>
            <th className={`${HEAD_CELL} ${ONLY_WIDE}`}>Issued</th>
            <th className={`${HEAD_CELL} ${ONLY_WIDE}`}>Status</th>
            <th className={AMOUNT_HEAD_CELL}>Amount</th>
          </tr>
        </thead>
        <tbody>
          {notes.map((note) => (
            <Row key={note.id} note={note} organisationId={organisationId} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ note, organisationId }: { note: Props['notes'][number]; organisationId: string }) {
  const { currency, documentNumber, id, invoiceId, invoiceNumber, issueDate, totalMinor } = note
  const { tone, word } = markOf(note)
  const mark = <StatusMark tone={tone}>{word}</StatusMark>
  return (
    <tr className={ROW}>
      <td className={CELL}>
        {documentNumber ? (
          <a
            className="font-strong whitespace-nowrap underline"
            href={placeHref(`/admin/credit-notes/${id}/credit-note.pdf`, organisationId)}
          >
            {documentNumber}
          </a>
        ) : (
          'Draft'
        )}
        <span className="block text-13 wide:hidden">{mark}</span>
      </td>
      <td className={CELL}>
        <a
          className="whitespace-nowrap underline"
          href={placeHref(`/admin/invoices/${invoiceId}`, organisationId)}
        >
          {invoiceNumber}
        </a>
      </td>
      <td className={`${CELL} ${ONLY_WIDE} whitespace-nowrap`}>
        {issueDate ? displayDate(issueDate, LOCALE) : '–'}
      </td>
      <td className={`${CELL} ${ONLY_WIDE}`}>{mark}</td>
      <td className={AMOUNT_CELL}>
        {isCurrency(currency) && <Amount minor={totalMinor} currency={currency} locale={LOCALE} />}
      </td>
    </tr>
  )
}
