// The whole payer's page: the invoice, with paying beside it or, on a phone, above it.
import { Live } from '@/components/live/live'
import { PAGE_ID } from '@/components/live/marks'
import { PayArea } from '@/components/pay/pay-area'
import { TEXT_BUTTON } from '@/components/ui/button'
import type { PayerCreditNote, PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { AutopayOn } from './autopay-on'
import { AutopaySave } from './autopay-save'
import { Foot } from './foot'
import { LanguageChoice } from './language-choice'
import { Letterhead } from './letterhead'
import type { Outcome } from './outcomes'
import { Paper } from './paper'
import { PartList } from './part-list'
import { Receipts } from './receipts'
import { SomethingElse } from './something-else'
import { SETTLED, standingOf } from './standing'
import { Summary } from './summary'

interface Props {
  view: PayerView
  reader: Reader
  /** Of this page, below which its papers are fetched; left out where it is only shown. */
  path?: string
  /** What became of what the payer has sent by a form of this page. */
  outcome?: Outcome
}

/** From 900 px on: paper at the left behind two cells of a grid, paying at the right and staying in view. */
const GRID = [
  'mx-auto grid max-w-[32rem] gap-8 px-5 pt-6 pb-12',
  'wide:max-w-[72rem] wide:grid-cols-[minmax(0,1fr)_25rem] wide:grid-rows-[auto_1fr] wide:gap-x-16 wide:gap-y-0 wide:px-10 wide:pt-12',
].join(' ')

const PAPER = 'wide:bg-paper wide:border-line wide:border-x wide:px-10'

const STANDING = 'standing'

export function PayerPage({ outcome, view, reader, path }: Props) {
  const { locale, say } = reader
  const { organisation } = view
  const isSettled = SETTLED.includes(view.state)
  return (
    <div id={PAGE_ID} data-accent="" className="min-h-dvh bg-paper wide:bg-ground">
      {path && <Live part="view" told={{ path }} />}
      <Live part="arrival" told={{ at: STANDING }} />
      <main className={GRID}>
        <div className={`${PAPER} wide:rounded-t-base wide:border-t wide:pt-10 wide:pb-8`}>
          <Letterhead
            organisation={organisation}
            title={say('page.paper.invoice', { number: view.documentNumber })}
          />
        </div>
        <div className="wide:col-start-2 wide:row-span-3 wide:row-start-1">
          <div className="grid gap-6 wide:sticky wide:top-12">
            <Summary
              id={STANDING}
              standing={standingOf(view, reader)}
              currency={view.currency}
              locale={locale}
            />
            <PartList view={view} reader={reader} />
            {isSettled && <Receipts view={view} reader={reader} path={path} />}
            <PayArea view={view} reader={reader} isSecond={isSettled} />
            {path && <AutopayOn view={view} reader={reader} path={path} />}
            {path && <AutopaySave view={view} reader={reader} />}
            {path && <SomethingElse view={view} reader={reader} path={path} outcome={outcome} />}
          </div>
        </div>
        <div className={`${PAPER} wide:rounded-b-base wide:border-b wide:pb-10`}>
          <Paper view={view} reader={reader} />
          {path && (
            <a href={`${path}/invoice.pdf`} download className={TEXT_BUTTON}>
              {say('page.paper.download')}
            </a>
          )}
          {path && view.creditNotes.length > 0 && (
            <ul className="grid">
              {view.creditNotes.map((note) => (
                <CreditNoteLink key={note.id} note={note} path={path} view={view} reader={reader} />
              ))}
            </ul>
          )}
          {!isSettled && view.receipts.length + view.credits.length > 0 && (
            <div className="mt-8">
              <Receipts view={view} reader={reader} path={path} />
            </div>
          )}
        </div>
        <div className="grid gap-3 border-t border-line pt-6 wide:border-0 wide:px-10">
          {path && <LanguageChoice path={path} reader={reader} />}
          <Foot organisation={organisation} reader={reader} canPay={view.checkout !== null} />
        </div>
      </main>
    </div>
  )
}

/** The paper of one, named by its number and what it takes off. */
function CreditNoteLink({
  note: { amountMinor, documentNumber, id },
  path,
  reader: { money, say },
  view,
}: Props & { note: PayerCreditNote; path: string }) {
  return (
    <li className="flex items-baseline justify-between gap-4">
      <a href={`${path}/credit-notes/${id}/credit-note.pdf`} download className={TEXT_BUTTON}>
        {say('paper.creditNote')} <bdi>{documentNumber}</bdi>
      </a>
      <span className="amount text-13 text-muted">{money(-amountMinor, view.currency)}</span>
    </li>
  )
}
