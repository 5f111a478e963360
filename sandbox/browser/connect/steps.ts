// The steps of onboarding: what each asks, and test data that fits.

export interface Question {
  name: string
  label: string
  type?: 'text' | 'email' | 'tel' | 'date' | 'url' | 'select'
  autocomplete?: string
  choices?: { value: string; label: string }[]
  test: string
  hint?: string
}

export interface Step {
  /** Reported to the host page by `onStepChange`. */
  name: string
  title: string
  lead: string
  questions: Question[]
}

const INDUSTRIES = [
  'Food and drink',
  'Professional services',
  'Construction and trades',
  'Retail',
  'Design and media',
]

const BUSINESS_TYPES = [
  { value: 'individual', label: 'Individual or sole trader' },
  { value: 'company', label: 'Company' },
  { value: 'non_profit', label: 'Non-profit organisation' },
]

function bankQuestions(country: string, currency: string): Question[] {
  const holder: Question = {
    name: 'account_holder',
    label: 'Account holder',
    autocomplete: 'name',
    test: 'Jenny Rosen',
  }
  if (country === 'US') {
    return [
      holder,
      { name: 'routing_number', label: 'Routing number', test: '110000000' },
      { name: 'account_number', label: 'Account number', test: '000123456789' },
    ]
  }
  if (currency === 'eur')
    return [holder, { name: 'iban', label: 'IBAN', test: 'DE89 3704 0044 0532 0130 00' }]
  return [holder, { name: 'account_number', label: 'Account number', test: '000123456789' }]
}

export function stepsFor(country: string, currency: string, businessName: string): Step[] {
  return [
    {
      name: 'business_details',
      title: 'Tell us about the business',
      lead: 'This is what your customers see on their statements.',
      questions: [
        {
          name: 'business_type',
          label: 'Type of business',
          type: 'select',
          choices: BUSINESS_TYPES,
          test: 'individual',
        },
        {
          name: 'business_name',
          label: 'Business name',
          autocomplete: 'organization',
          test: businessName || 'Example Trading',
        },
        {
          name: 'industry',
          label: 'Industry',
          type: 'select',
          choices: INDUSTRIES.map((label) => ({ value: label, label })),
          test: INDUSTRIES[1] ?? '',
        },
        {
          name: 'website',
          label: 'Website or what you sell',
          test: 'https://accessible.stripe.com',
          hint: 'A sentence is enough when there is no website.',
        },
      ],
    },
    {
      name: 'representative_details',
      title: 'Verify yourself',
      lead: 'The law asks who is behind an account that takes payments.',
      questions: [
        { name: 'first_name', label: 'First name', autocomplete: 'given-name', test: 'Jenny' },
        { name: 'last_name', label: 'Last name', autocomplete: 'family-name', test: 'Rosen' },
        { name: 'dob', label: 'Date of birth', type: 'date', autocomplete: 'bday', test: '1901-01-01' },
        {
          name: 'email',
          label: 'Email',
          type: 'email',
          autocomplete: 'email',
          test: 'jenny.rosen@example.com',
        },
        { name: 'phone', label: 'Phone', type: 'tel', autocomplete: 'tel', test: '000 000 0000' },
        {
          name: 'address',
          label: 'Home address',
          autocomplete: 'street-address',
          test: 'address_full_match',
        },
        { name: 'city', label: 'City', autocomplete: 'address-level2', test: 'Testville' },
        { name: 'postal_code', label: 'Postal code', autocomplete: 'postal-code', test: '12345' },
      ],
    },
    {
      name: 'external_account',
      title: 'Add your bank account',
      lead: `Payouts in ${currency.toUpperCase()} go there.`,
      questions: bankQuestions(country, currency),
    },
    { name: 'summary', title: 'Review and submit', lead: 'Check what you have told us.', questions: [] },
  ]
}

export const OUTCOMES = [
  { value: 'active', label: 'Approve', note: 'payments and payouts on' },
  { value: 'pending', label: 'Pending verification', note: 'Stripe is still checking' },
  { value: 'restricted', label: 'Needs a document', note: 'restricted until it is there' },
  { value: 'payouts_off', label: 'Approve, payouts off', note: 'payments on' },
  { value: 'rejected', label: 'Reject', note: 'for good' },
]
