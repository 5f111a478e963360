// The fields of bank debits: an IBAN in the euro area, a test bank in the United States.
import { h } from './dom'
import { selectField, textField } from './field'
import { formatIban, judgeIban, plainIban } from './iban-rules'
import { emailField, type FormSetup, type MethodForm, nameField } from './method-form'

export function sepaForm(setup: FormSetup): MethodForm {
  const { words } = setup.speech
  const iban = textField({
    name: 'iban',
    label: words.iban,
    autocomplete: 'off',
    placeholder: 'DE00 0000 0000 0000 0000 00',
    format: formatIban,
    judge: judgeIban,
    incomplete: 'incomplete_iban',
    errors: words.errors,
    onChange: setup.onChange,
    alwaysLtr: true,
  })
  const name = nameField(setup)
  const email = emailField(setup)
  return {
    type: 'sepa_debit',
    label: words.sepaDebit,
    icon: 'sepa',
    nodes: [iban.node, name.node, email.node, terms(words.sepaTerms, setup.business)],
    fields: () => [iban, name, email],
    params: () => ({
      type: 'sepa_debit',
      sepa_debit: { iban: plainIban(iban.value()) },
      billing_details: { name: name.value(), email: email.value() },
    }),
    country: () => plainIban(iban.value()).slice(0, 2) || undefined,
  }
}

/** Account numbers of Stripe's own test banks. */
const TEST_BANKS = [
  { value: '000123456789', label: 'Test Institution ••••6789' },
  { value: '000111111116', label: 'Test Institution, account closed ••••1116' },
]

export function usBankForm(setup: FormSetup): MethodForm {
  const { words } = setup.speech
  const email = emailField(setup)
  const name = nameField(setup)
  const bank = selectField({
    name: 'bank',
    label: words.bank,
    autocomplete: 'off',
    choices: TEST_BANKS,
    value: '000123456789',
    onChange: setup.onChange,
  })
  return {
    type: 'us_bank_account',
    label: words.bankAccount,
    icon: 'bank',
    nodes: [email.node, name.node, bank.node, terms(words.bankTerms, setup.business)],
    fields: () => [email, name, bank],
    params: () => ({
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'individual',
        account_number: bank.value(),
        routing_number: '110000000',
      },
      billing_details: { name: name.value(), email: email.value() },
    }),
    country: () => 'US',
  }
}

function terms(text: string, business: string): HTMLElement {
  return h('p', { class: 'TermsText' }, text.replace('{business}', business))
}
