// Bank details for a transfer, each ready to copy.
import { Live } from '@/components/live/live'
import { QrPicture } from '@/components/ui/qr-picture'
import { currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import type { PayerView } from '@/lib/payment-views/payer-view'
import { displayDate } from '@/lib/time-zone'
import type { Reader } from '@/lib/words/reader'

interface Props {
  view: PayerView
  reader: Reader
}

interface Detail {
  label: string
  text: string
  /** What a bank's form wants, where that is not what a person reads best. */
  plain?: string
}

export function BankTransfer({ view, reader }: Props) {
  const { say } = reader
  const { bankCode } = view
  return (
    <>
      <dl className="border-b border-line">
        {detailsOf(view, reader).map(({ label, text, plain = text }) => (
          <div
            key={label}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-t border-line py-2"
          >
            <dt className="text-13 text-muted">{label}</dt>
            <dd className="tabular-nums">
              <bdi>{text}</bdi>
            </dd>
            <dd className="col-start-2 row-span-2 row-start-1">
              <Live
                part="copy"
                told={{
                  text: plain,
                  words: {
                    copy: say('page.bank.copy'),
                    copied: say('page.bank.copied'),
                    copyOf: say('page.bank.copyOf', { label }),
                  },
                }}
              />
            </dd>
          </div>
        ))}
      </dl>
      {bankCode && (
        <div className="grid justify-items-center gap-2 pt-4">
          <QrPicture
            text={bankCode.text}
            label={say('paper.scanToTransfer')}
            isSwiss={bankCode.kind === 'swiss'}
            isAloneOnPaper={false}
          />
          <p className="text-13 text-muted" aria-hidden="true">
            {say('paper.scanToTransfer')}
          </p>
        </div>
      )}
    </>
  )
}

function detailsOf(view: PayerView, reader: Reader): Detail[] {
  const { say } = reader
  const details = view.organisation.bankDetails ?? {}
  const iban = details.iban?.replace(/\s/g, '')
  const found: (Detail | undefined)[] = [
    detail(say('page.bank.holder'), details.accountHolder),
    detail(say('page.bank.bankName'), details.bankName),
    iban
      ? { label: say('page.bank.iban'), text: iban.replace(/(.{4})(?=.)/g, '$1 '), plain: iban }
      : undefined,
    detail(say('page.bank.bic'), details.bic),
    detail(say('page.bank.accountNumber'), details.accountNumber),
    detail(say('page.bank.routingNumber'), details.routingNumber),
    ...amountsOf(view, reader),
    detail(say('page.bank.reference'), view.documentNumber),
  ]
  return found.filter((one) => one !== undefined)
}

/** Of everything that is owed less is enough as long as who pays early saves something; of a part of it all is. */
function amountsOf(
  { currency, locale, outstandingMinor, prices, transferMinor }: PayerView,
  { money, say }: Reader,
): Detail[] {
  const amount = (label: string, minor: number): Detail => ({
    label,
    text: money(minor, currency),
    plain: formatDecimal(minor, currencyDigits(currency)),
  })
  const early = transferMinor === outstandingMinor ? prices?.early : null
  return [
    ...(early
      ? [
          amount(
            say('page.bank.amountIfEarly', { date: displayDate(early.until, locale) }),
            transferMinor - early.savedMinor,
          ),
        ]
      : []),
    amount(say('page.bank.amount'), transferMinor),
  ]
}

const detail = (label: string, text: string | undefined): Detail | undefined =>
  text ? { label, text } : undefined

/** Is there enough to send money to? */
export function hasBankDetails({ organisation: { bankDetails } }: PayerView): boolean {
  return Boolean(bankDetails?.iban ?? bankDetails?.accountNumber)
}
