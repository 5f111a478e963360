// Where to send money by bank transfer, each piece ready to be copied.
import { CopyButton } from '@/components/ui/copy-button'
import { currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { displayMoney } from '@/lib/money/display'
import type { PayerView } from '@/lib/payments/payer-view'
import { fill } from './words/fill'
import type { Language } from './words/language'

interface Props {
  view: PayerView
  language: Language
}

interface Detail {
  label: string
  text: string
  /** What a bank's form wants, where that is not what a person reads best. */
  plain?: string
}

export function BankTransfer({ view, language }: Props) {
  const { bank } = language.words
  return (
    <dl className="border-b border-line">
      {detailsOf(view, language).map(({ label, text, plain = text }) => (
        <div
          key={label}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-t border-line py-2"
        >
          <dt className="text-13 text-muted">{label}</dt>
          <dd className="tabular-nums">
            <bdi>{text}</bdi>
          </dd>
          <dd className="col-start-2 row-span-2 row-start-1">
            <CopyButton
              text={plain}
              words={{ copy: bank.copy, copied: bank.copied, copyOf: fill(bank.copyOf, { label }) }}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function detailsOf(view: PayerView, { locale, words: { bank } }: Language): Detail[] {
  const details = view.organisation.bankDetails ?? {}
  const iban = details.iban?.replace(/\s/g, '')
  const found: (Detail | undefined)[] = [
    detail(bank.holder, details.accountHolder),
    detail(bank.bankName, details.bankName),
    iban ? { label: bank.iban, text: iban.replace(/(.{4})(?=.)/g, '$1 '), plain: iban } : undefined,
    detail(bank.bic, details.bic),
    detail(bank.accountNumber, details.accountNumber),
    detail(bank.routingNumber, details.routingNumber),
    {
      label: bank.amount,
      text: displayMoney(view.outstandingMinor, view.currency, locale),
      plain: formatDecimal(view.outstandingMinor, currencyDigits(view.currency)),
    },
    detail(bank.reference, view.documentNumber),
  ]
  return found.filter((one) => one !== undefined)
}

const detail = (label: string, text: string | undefined): Detail | undefined =>
  text ? { label, text } : undefined

/** Is there enough to send money to? */
export function hasBankDetails({ organisation: { bankDetails } }: PayerView): boolean {
  return Boolean(bankDetails?.iban ?? bankDetails?.accountNumber)
}
