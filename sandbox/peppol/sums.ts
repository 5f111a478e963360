// Whether a document adds up: lines to their sum, the sum to what is to be paid. In decimals, never in floats.
import { unacceptable } from './error'
import { allAt, type Element, oneAt } from './read-ubl'

const DIGITS = 10

/** As a whole number of the tenth decimal. */
function decimalOf({ name, text }: Element): bigint {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text) ?? []
  if (whole === '') throw unacceptable('document-invalid', `${name} is no number: ${text.slice(0, 40)}`)
  const value = BigInt(whole + part.padEnd(DIGITS, '0'))
  return sign === '-' ? -value : value
}

const sumAt = (element: Element, path: string): bigint =>
  allAt(element, path).reduce((sum, amount) => sum + decimalOf(amount), 0n)

function assertEqual(rule: string, said: bigint, reckoned: bigint): void {
  if (said !== reckoned) throw unacceptable('sums-wrong', `The document does not add up (${rule}).`)
}

/** Throws `PeppolError` by the rule of EN 16931 that is broken. */
export function checkSums(root: Element): void {
  const total = oneAt(root, 'LegalMonetaryTotal')
  const said = (name: string) => decimalOf(oneAt(total, name))
  const some = (name: string) => sumAt(total, name)
  const line = root.name === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine'
  if (allAt(root, line).length === 0) throw unacceptable('document-invalid', 'A document has lines (BR-16).')
  const charged = (isCharge: string) =>
    allAt(root, 'AllowanceCharge')
      .filter((part) => oneAt(part, 'ChargeIndicator').text === isCharge)
      .reduce((sum, part) => sum + decimalOf(oneAt(part, 'Amount')), 0n)
  const lines = said('LineExtensionAmount')
  assertEqual('BR-CO-10', lines, sumAt(root, `${line}/LineExtensionAmount`))
  assertEqual('BR-CO-11', some('AllowanceTotalAmount'), charged('false'))
  assertEqual('BR-CO-12', some('ChargeTotalAmount'), charged('true'))
  const without = said('TaxExclusiveAmount')
  assertEqual('BR-CO-13', without, lines - some('AllowanceTotalAmount') + some('ChargeTotalAmount'))
  const tax = decimalOf(oneAt(root, 'TaxTotal/TaxAmount'))
  assertEqual('BR-CO-14', tax, sumAt(root, 'TaxTotal/TaxSubtotal/TaxAmount'))
  assertEqual('BR-CO-15', said('TaxInclusiveAmount'), without + tax)
  const payable = said('TaxInclusiveAmount') - some('PrepaidAmount') + some('PayableRoundingAmount')
  assertEqual('BR-CO-16', said('PayableAmount'), payable)
}
